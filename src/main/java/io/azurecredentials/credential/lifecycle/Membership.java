package io.azurecredentials.credential.lifecycle;

/**
 * Being a member of a group.
 *
 * @param groupID the group's object id
 */
public record Membership(String groupID) implements Right {
    @Override
    public boolean isSameAs(Right other) {
        return other instanceof Membership it && groupID.equalsIgnoreCase(it.groupID());
    }
}
