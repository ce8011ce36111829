package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Microsoft Graph's groups, as far as credentials need them. Everything is safe to repeat. */
public interface Groups {

    /** All groups of that display name; Graph ignores its case, and it need not be unique. */
    Answer<List<Group>> named(String displayName);

    /** The group of that object id, if Graph shows one. */
    Answer<Optional<Group>> find(String objectID);

    /**
     * The object ids of all groups that a service principal is a direct member of.
     *
     * @return {@code NotVisibleYet} when Graph does not show the service principal
     * @see <a href="https://learn.microsoft.com/graph/api/serviceprincipal-list-memberof">List
     *     memberOf</a>
     */
    Answer<Set<String>> of(String servicePrincipalID);

    /**
     * Makes a service principal a member; that it is one already is success.
     *
     * @return {@code GroupNotAssignable} if the group takes none; {@code GroupNotFound} when Graph
     *     does not show it, {@code NotVisibleYet} when it does not show the service principal
     */
    Answer<Membership> add(String groupID, String servicePrincipalID);

    /** Takes a member out; that it is none, or that there is no such group, is {@code ABSENT}. */
    Answer<Removal> remove(String groupID, String servicePrincipalID);

    /** The service principal is a member. */
    record Membership() {}

    /**
     * A group as Graph shows it.
     *
     * @param objectID its id in the directory
     */
    record Group(String objectID, String displayName, Kind kind) {

        /** Why no service principal can be made a member of it, if so. */
        public Optional<Problem> obstacle() {
            return switch (kind) {
                case SECURITY, ROLE_ASSIGNABLE -> Optional.empty();
                case DYNAMIC -> obstacle("its members follow from a rule");
                case SYNCHRONIZED -> obstacle("it is mastered in an on-premises directory");
                case MICROSOFT_365 -> obstacle("Microsoft 365 groups have people as members only");
                case MAIL_ENABLED -> obstacle("groups with mail are Exchange's to manage");
            };
        }

        private Optional<Problem> obstacle(String why) {
            return Optional.of(
                    new Problem.UserError(
                            Reason.GROUP_NOT_ASSIGNABLE,
                            "The group %s (%s) cannot take a service principal as a member: %s; name a security group with assigned members."
                                    .formatted(displayName, objectID, why)));
        }
    }

    /**
     * What decides who may be a member, and by whom made one.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/resources/groups-overview">Groups in
     *     Microsoft Graph</a>
     * @see <a href="https://learn.microsoft.com/graph/api/group-post-members">Add members</a>
     */
    enum Kind {
        /** Takes members from whoever may manage groups. */
        SECURITY,
        /** The same, but a right of its own is needed: members inherit directory roles. */
        ROLE_ASSIGNABLE,
        /** {@code groupTypes} has {@code DynamicMembership}. */
        DYNAMIC,
        /** {@code onPremisesSyncEnabled}. */
        SYNCHRONIZED,
        /** {@code groupTypes} has {@code Unified}. */
        MICROSOFT_365,
        /** A distribution list or a mail-enabled security group. */
        MAIL_ENABLED
    }
}
