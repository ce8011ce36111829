package io.azurecredentials.orphan.policy;

import io.azurecredentials.config.rotation.RootOwner;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.role.lifecycle.RoleOwner;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether something in Azure is this cluster's: the names of {@link Owner}, {@link RoleOwner} and
 * {@link RootOwner}, read backwards. What is almost like one of them is somebody else's.
 *
 * @param clusterID tells clusters on one tenant apart
 */
public record Marks(String clusterID) {
    /** As Kubernetes writes a UID; so nothing that stands in front of it can be a part of it. */
    private static final String UID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    private static final Pattern APPLICATION = Pattern.compile(".*" + UID + "-([0-9]{1,9})");

    /** An attempt is eight such digits, so nobody's words can pass for one. */
    private static final Pattern PASSWORD =
            Pattern.compile(".*/" + UID + "/([0-9]{1,18})-([0-9a-f]{8})");

    private static final Pattern ROOT_PASSWORD = Pattern.compile(".*/" + UID + "/([0-9]{1,18})");

    /** What every application of ours is tagged with. */
    public String tag() {
        return owner("").tag();
    }

    /** The credential of that UID, whether it lives or not. */
    public Owner owner(String uid) {
        return new Owner(clusterID, uid);
    }

    /** The role of that UID, whether it lives or not. */
    public RoleOwner role(String uid) {
        return new RoleOwner(clusterID, uid);
    }

    /** The AzureConfig of that UID, whether it lives or not. */
    public RootOwner rootOwner(String uid) {
        return new RootOwner(clusterID, uid);
    }

    /** The UID of whom that application was made for, if it is ours by name and by tag. */
    public Optional<String> ownerOf(String uniqueName, List<String> tags) {
        Matcher name = APPLICATION.matcher(uniqueName);
        return tags.contains(tag()) && name.matches() && isNamed(name, uniqueName)
                ? Optional.of(name.group(1))
                : Optional.empty();
    }

    /** Whether that password is ours by its display name: a credential's or a root's. */
    public boolean isOurs(String displayName) {
        return isCredentials(displayName) || isRoots(displayName);
    }

    private boolean isCredentials(String displayName) {
        Matcher name = PASSWORD.matcher(displayName);
        return name.matches()
                && owner(name.group(1))
                        .marker(Long.parseLong(name.group(2)), name.group(3))
                        .equals(displayName);
    }

    private boolean isRoots(String displayName) {
        Matcher name = ROOT_PASSWORD.matcher(displayName);
        return name.matches()
                && rootOwner(name.group(1))
                        .marker(Long.parseLong(name.group(2)))
                        .equals(displayName);
    }

    private boolean isNamed(Matcher name, String uniqueName) {
        int epoch = Integer.parseInt(name.group(2));
        String uid = name.group(1);
        return owner(uid).uniqueName(epoch).equals(uniqueName)
                || role(uid).uniqueName(epoch).equals(uniqueName);
    }
}
