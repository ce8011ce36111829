package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Microsoft Graph's applications and service principals, as far as credentials need them.
 * Everything is safe to repeat. Nothing is deleted that does not carry the marker it is asked to
 * carry.
 */
public interface Directory {

    /**
     * Makes the application of that unique name, or brings the one that exists into line.
     *
     * @return its ids; {@code NotVisibleYet} when Graph says it exists but does not show it yet
     * @see <a href="https://learn.microsoft.com/graph/api/application-upsert">Upsert
     *     application</a>
     */
    Answer<Application> upsertApplication(Blueprint blueprint);

    /** Makes the service principal of an application, or finds the one that exists. */
    Answer<ServicePrincipal> upsertServicePrincipal(String appID, Blueprint blueprint);

    /** The application of that unique name, if Graph shows one. */
    Answer<Optional<Application>> findApplication(String uniqueName);

    /** The passwords of an application without their texts; empty when Graph shows no such one. */
    Answer<Optional<List<Password>>> passwords(String applicationObjectID);

    /**
     * What Graph shows of an application and its service principal now; empty when it shows no such
     * application. Two requests, or one if it is gone.
     */
    Answer<Optional<Inspection>> inspect(String applicationObjectID);

    /** The same by client id, for applications that somebody else made. */
    Answer<Optional<Inspection>> inspectApp(String appID);

    /**
     * What Graph shows of the service principal of a client id; a managed identity has one without
     * an application.
     */
    Answer<Optional<ServicePrincipalState>> servicePrincipal(String appID);

    /** The certificates of an application; empty when Graph shows no such one. */
    Answer<Optional<List<Certificate>>> certificates(String applicationObjectID);

    /**
     * All applications with that tag, as many requests as there are pages. Replicas lag: one that
     * was just made may be missing, one that was just deleted may be there.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/application-list">List applications</a>
     */
    Answer<List<ApplicationState>> applicationsTagged(String tag);

    /**
     * Adds a password named {@code marker} that ends by itself at {@code ends}.
     *
     * @return {@code PasswordLimit} when no more fit
     */
    Answer<NewPassword> addPassword(String applicationObjectID, String marker, Instant ends);

    /** Removes one password. */
    Answer<Removal> removePassword(String applicationObjectID, String keyID);

    /**
     * Deletes a service principal that belongs to that application and carries the blueprint's tag;
     * {@code NotOurs} otherwise.
     */
    Answer<Removal> deleteServicePrincipal(String objectID, String appID, Blueprint blueprint);

    /** Deletes an application of the blueprint's unique name and tag; {@code NotOurs} otherwise. */
    Answer<Removal> deleteApplication(String objectID, Blueprint blueprint);

    /**
     * Applications in the recycle bin that have the blueprint's display name, unique name and tag:
     * they may keep the unique name from being used again.
     */
    Answer<List<Application>> deletedApplications(Blueprint blueprint);

    /**
     * Takes a deleted application out of the recycle bin for good; {@code NotOurs} unless it has
     * the blueprint's unique name and tag. Its service principal is there by itself.
     */
    Answer<Removal> purgeApplication(String objectID, Blueprint blueprint);

    /**
     * Takes a deleted service principal out of the recycle bin for good; {@code NotOurs} unless it
     * belongs to that application and has the blueprint's tag.
     */
    Answer<Removal> purgeServicePrincipal(String objectID, String appID, Blueprint blueprint);

    /**
     * What an application of ours looks like.
     *
     * @param uniqueName the name we chose before it existed; how a repeat finds it
     * @param displayName what a person sees in the portal
     * @param tag says which cluster it belongs to; on the application and on its service principal
     * @param tags others that somebody wishes on the application
     */
    record Blueprint(
            String uniqueName,
            String displayName,
            String tag,
            SignInAudience signInAudience,
            List<String> tags) {
        public Blueprint {
            tags = List.copyOf(tags);
        }

        /** For accounts of its own tenant, with no tags but ours. */
        public Blueprint(String uniqueName, String displayName, String tag) {
            this(uniqueName, displayName, tag, SignInAudience.AZURE_AD_MY_ORG, List.of());
        }

        /** Ours and the others, each once. */
        List<String> allTags() {
            return Stream.concat(Stream.of(tag), tags.stream()).distinct().toList();
        }

        /** Whether something of that unique name with those tags is what this describes. */
        boolean marks(String name, List<String> tags) {
            return uniqueName.equals(name) && tags.contains(tag);
        }
    }

    /**
     * @param objectID its id in the directory
     * @param appID its client id
     */
    record Application(String objectID, String appID) {}

    /**
     * An application as Graph shows it.
     *
     * @param uniqueName empty if it has none
     * @param created when it was made; the epoch if Graph does not say, as of very old ones
     */
    record ApplicationState(
            Application ids,
            String uniqueName,
            String displayName,
            List<String> tags,
            Instant created,
            List<Password> passwords) {
        public ApplicationState {
            tags = List.copyOf(tags);
            passwords = List.copyOf(passwords);
        }

        /** Whether it bears the name and the tag of that blueprint. */
        public boolean isOf(Blueprint blueprint) {
            return blueprint.marks(uniqueName, tags);
        }
    }

    /**
     * A service principal as Graph shows it.
     *
     * @param enabled whether Entra gives it tokens
     */
    record ServicePrincipalState(String objectID, boolean enabled, List<String> tags) {
        public ServicePrincipalState {
            tags = List.copyOf(tags);
        }
    }

    /**
     * An application with its service principal, if Graph shows one.
     *
     * @param servicePrincipal in the same tenant
     */
    record Inspection(
            ApplicationState application, Optional<ServicePrincipalState> servicePrincipal) {}

    /** The service principal of an application in its tenant. */
    record ServicePrincipal(String objectID) {}

    /**
     * A password as Graph lists it; the text cannot be read again.
     *
     * @param marker its display name
     * @param hint what its text begins with, three characters; empty if Graph does not show it
     */
    record Password(String keyID, String marker, String hint, Instant starts, Instant ends) {

        /** Whether that may be its text, as far as Graph shows anything of it. */
        public boolean mayBe(Sensitive text) {
            return text.reveal().startsWith(hint);
        }
    }

    /**
     * A certificate as Graph lists it.
     *
     * @param thumbprint SHA-1 in upper-case hexadecimal; empty if Graph does not show it
     */
    record Certificate(String keyID, String thumbprint, Instant starts, Instant ends) {}

    /** A password that was just made: the only moment its text is known. */
    record NewPassword(String keyID, Sensitive text) {}
}
