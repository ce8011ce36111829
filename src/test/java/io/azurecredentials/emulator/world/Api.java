package io.azurecredentials.emulator.world;

import java.util.List;

/**
 * What an application is that tokens are for.
 *
 * @param identifierUris each is a name to ask by, as the application id is
 * @param tokenVersion 1 or 2: the form of its tokens
 * @param tellsType whether it asks for the claim {@code idtyp}, of users' tokens too
 * @param tellsGroups whether it asks for the claim {@code groups}
 */
public record Api(
        List<String> identifierUris, int tokenVersion, boolean tellsType, boolean tellsGroups) {

    /** One that asks for nothing: v1 tokens without optional claims. */
    public static Api of(String... identifierUris) {
        return new Api(List.of(identifierUris), 1, false, false);
    }

    public Api ofVersion2() {
        return new Api(identifierUris, 2, tellsType, tellsGroups);
    }

    public Api tellingType() {
        return new Api(identifierUris, tokenVersion, true, tellsGroups);
    }

    public Api tellingGroups() {
        return new Api(identifierUris, tokenVersion, tellsType, true);
    }
}
