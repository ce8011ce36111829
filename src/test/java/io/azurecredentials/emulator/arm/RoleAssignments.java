package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Replica;
import io.azurecredentials.emulator.store.Replicated;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The role assignments of one tenant. They outlive their principals, as in Azure. */
final class RoleAssignments {

    private final Replicated<RoleAssignment> all;
    private final ReentrantLock writing = new ReentrantLock();

    RoleAssignments(Consistency consistency) {
        this.all = new Replicated<>(consistency);
    }

    /** Runs a decision and the writes that follow from it without another writer between them. */
    <T> T exclusively(Supplier<T> change) {
        writing.lock();
        try {
            return change.get();
        } finally {
            writing.unlock();
        }
    }

    Optional<RoleAssignment> current(String name) {
        return all.current(fold(name));
    }

    Stream<RoleAssignment> current() {
        return all.current();
    }

    Optional<RoleAssignment> seen(String name, Replica replica) {
        return all.seen(fold(name), Lag.ROLE_ASSIGNMENT, replica);
    }

    Stream<RoleAssignment> seen(Lag lag, Replica replica) {
        return all.seen(assignment -> lag, replica);
    }

    void put(RoleAssignment assignment) {
        all.put(fold(assignment.name()), assignment);
    }

    void remove(RoleAssignment assignment) {
        all.remove(fold(assignment.name()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
