package io.azurecredentials.emulator.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.world.User;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Access tokens of people, as the Azure CLI gets them. Nobody signs in here: a test says whose it
 * wants. Claims are from Microsoft's "Access token claims reference".
 */
public final class UserTokens {

    /** On average; Entra takes a random one between 60 and 90 minutes. */
    private static final Duration LIFETIME = Duration.ofMinutes(75);

    private static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
    private static final String PUBLIC_CLIENT = "0";

    private final TokenWriter writer;
    private final InstantSource clock;

    public UserTokens(SigningKeys keys, InstantSource clock) {
        this.writer = new TokenWriter(keys);
        this.clock = clock;
    }

    /**
     * A user's token for a resource that is named as in a v1 request.
     *
     * @throws NoSuchElementException if the tenant has no such user, or no such resource
     */
    public String issue(Directory directory, String userID, String wanted) {
        DirectoryObject user =
                directory
                        .current(userID)
                        .filter(it -> it.type() == ObjectType.USER && !it.isDeleted())
                        .orElseThrow(() -> new NoSuchElementException(userID));
        Resource resource = resource(directory, wanted);
        ObjectNode claims =
                TokenWriter.begin(directory.tenant(), resource, clock.instant(), LIFETIME);
        TokenWriter.client(claims, resource, AZURE_CLI, PUBLIC_CLIENT);
        if (resource.tellsTypeOfUsers()) {
            claims.put("idtyp", "user");
        }
        claims.put("name", user.text("displayName"));
        claims.put("oid", user.id());
        claims.put("scp", "user_impersonation");
        claims.put("sub", pairwise(user.id(), resource.audience()));
        home(directory, user).ifPresent(home -> addHome(claims, home));
        addName(claims, user, resource);
        GroupClaims.add(claims, directory, user, resource);
        return writer.sign(claims);
    }

    private static Resource resource(Directory directory, String wanted) {
        try {
            return Resources.named(wanted, directory);
        } catch (AadRefusal e) {
            throw new NoSuchElementException(wanted, e);
        }
    }

    /** Guests are those of whom the world says so. */
    private static Optional<User.Home> home(Directory directory, DirectoryObject user) {
        return directory.tenant().users().stream()
                .filter(it -> it.id().equals(user.id()))
                .findFirst()
                .flatMap(User::home);
    }

    /** Only of a guest it is said where he signed in, and what his mail address is. */
    private static void addHome(ObjectNode claims, User.Home home) {
        claims.put("idp", "https://sts.windows.net/" + home.tenantID() + "/");
        claims.put("email", home.mail());
    }

    private static void addName(ObjectNode claims, DirectoryObject user, Resource resource) {
        String name = claims.path("email").asText(user.text("userPrincipalName"));
        if (resource.version() == 2) {
            claims.put("preferred_username", name);
            return;
        }
        claims.put("acr", "1");
        claims.putArray("amr").add("pwd").add("mfa");
        claims.put("ipaddr", "203.0.113.7");
        claims.put("unique_name", name);
        if (!claims.has("email")) {
            claims.put("upn", name);
        }
    }

    /** The same person is somebody else to every resource. */
    private static String pairwise(String userID, String audience) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((userID + "/" + audience).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
