package io.azurecredentials.login;

import io.azurecredentials.session.token.RoleID;
import java.util.Optional;

/**
 * Which role that exists the answers for one that does not are made like: as slow, as often to be
 * asked for again, and as dear. So whoever tries names learns from none of it which roles exist.
 */
@FunctionalInterface
public interface StandIns {

    /**
     * The same for the same name, as long as that role exists; empty if there are no roles. Takes
     * the same time however many roles there are.
     */
    Optional<RoleID> find(String namespace, String name);
}
