package io.azurecredentials.emulator.conformance;

import java.util.Set;

/**
 * What Azure answers today and did not answer when a recording was made. The emulator models today;
 * each entry names the years in which the recordings show the change.
 */
record Drift(String year) {

    /** Properties of applications that appear in recordings of 2024 only. */
    private static final Set<String> SINCE_2024 =
            Set.of("nativeAuthenticationApisEnabled", "uniqueName", "serviceProvisioningErrors");

    /** Properties of applications that appear between July 2022 and February 2023. */
    private static final Set<String> SINCE_2023 =
            Set.of(
                    "samlMetadataUrl",
                    "servicePrincipalLockConfiguration",
                    "requestSignatureVerification",
                    "redirectUriSettings");

    /** Properties that v1.0 of 2020 did not have, or had and lost. */
    private static final Set<String> SINCE_2021 =
            Set.of(
                    "disabledByMicrosoftStatus",
                    "applicationTemplateId",
                    "serviceManagementReference",
                    "certification",
                    "verifiedPublisher",
                    "spa",
                    "description",
                    "resourceSpecificApplicationPermissions",
                    "samlSingleSignOnSettings",
                    "defaultRedirectUri",
                    "notes",
                    "appDescription",
                    "loginUrl",
                    "logo",
                    "errorUrl",
                    "applicationVisibility",
                    "client-request-id",
                    "replyUrls",
                    "signInAudience",
                    "hint",
                    "content-type");

    /** In 2017 deletions were counted among writes; in 2019 they are counted by themselves. */
    private static final Set<String> SINCE_2019 =
            Set.of("x-ms-ratelimit-remaining-subscription-writes");

    /** Whether the recording is too old for this place to agree. */
    boolean isExpected(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        // The default audience became the tenant in 2024, and tokens v1 with it.
        boolean of2024 = SINCE_2024.contains(name) || name.equals("requestedAccessTokenVersion");
        return (isBefore("2024") && of2024)
                || (isBefore("2023") && SINCE_2023.contains(name))
                || (isBefore("2021") && SINCE_2021.contains(name))
                || (isBefore("2019") && SINCE_2019.contains(name));
    }

    private boolean isBefore(String other) {
        return year.compareTo(other) < 0;
    }
}
