package io.azurecredentials.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The tenant that a token is of. Tokens are for their audience to read, so one that cannot be read
 * says nothing; those for Azure Resource Manager and Microsoft Graph have been signed JSON so far.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">
 *     Access token claims</a>
 */
final class TokenTenant {
    private TokenTenant() {}

    static Optional<String> of(Bearer bearer) {
        String[] parts = bearer.token().reveal().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try (JsonReader json =
                JsonProviders.createReader(Base64.getUrlDecoder().decode(parts[1]))) {
            Map<String, Object> claims = json.readMap(JsonReader::readUntyped);
            return Optional.ofNullable(claims).map(it -> it.get("tid")).map(Object::toString);
        } catch (IOException | IllegalArgumentException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}
