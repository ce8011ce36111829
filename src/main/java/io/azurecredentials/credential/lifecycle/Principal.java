package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application with its service principal, from the moment it was decided to make passwords on
 * it: one of ours, or one that others use as well.
 *
 * @param epoch counts the applications of a credential
 * @param target whose it is
 * @param reservedAt when its name was reserved; the longest life of one of ours starts here
 * @param issuer through whom it was made, and through whom alone it is worked on to its end
 * @param role that it was made for, as namespace/name; empty if that was never written down
 * @param permanentlyDelete whether one of ours is taken out of the recycle bin as well
 * @param ids what Azure called it; empty until that was written down
 * @param rights what it is to have in Azure; written down together with the ids
 * @param grantedAt when all of them were confirmed, once that was written down; moves on with every
 *     change of them
 * @param retried whether any request that makes something of it was sent more than once
 * @param retireAt when it is to go, once another has taken its place
 * @param absentSince since when Azure does not show it while we remove it
 */
public record Principal(
        int epoch,
        Target target,
        Instant reservedAt,
        Issuer issuer,
        Optional<String> role,
        boolean permanentlyDelete,
        Optional<Ids> ids,
        Rights rights,
        Optional<Instant> grantedAt,
        boolean retried,
        Optional<Instant> retireAt,
        Optional<Instant> absentSince) {

    /**
     * @param objectID the application's object id
     * @param appID its client id
     * @param servicePrincipalID its service principal's object id
     */
    public record Ids(String objectID, String appID, String servicePrincipalID) {}

    /** A name that was just reserved. */
    public static Principal reserved(
            int epoch,
            Instant now,
            Issuer issuer,
            Optional<String> role,
            boolean permanentlyDelete) {
        return new Principal(
                epoch,
                new Target.Dynamic(),
                now,
                issuer,
                role,
                permanentlyDelete,
                Optional.empty(),
                Rights.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it was made for that role. */
    public boolean isFrom(String which) {
        return role.orElse(which).equals(which);
    }

    /** Whether it was made for that role through that config: only then it is what is wanted. */
    boolean isFor(Wish.Granted wish) {
        return isFrom(wish.role()) && issuer.equals(wish.issuer());
    }

    /** One that is there already, or of ours a name that was just reserved. */
    static Principal reserved(
            int epoch,
            Target target,
            Instant now,
            Issuer issuer,
            Optional<String> role,
            boolean permanentlyDelete) {
        return switch (target) {
            case Target.Dynamic _ -> reserved(epoch, now, issuer, role, permanentlyDelete);
            case Target.Shared it ->
                    new Principal(
                            epoch,
                            it,
                            now,
                            issuer,
                            role,
                            false,
                            Optional.of(it.ids()),
                            Rights.NONE,
                            Optional.of(now),
                            false,
                            Optional.empty(),
                            Optional.empty());
        };
    }

    /** Whether others use it as well, so that nothing of it is ours but our passwords. */
    public boolean isShared() {
        return target instanceof Target.Shared;
    }

    /**
     * Whether its deletion can be proven: everything we did to it was confirmed and written down,
     * and no second request that makes something may still be under way.
     */
    boolean isCertain(Instant now, Duration settle) {
        return rights.open().isEmpty() && hasSettled(now, settle);
    }

    /** The same of what was confirmed until now, whatever is being asked for. */
    boolean hasSettled(Instant now, Duration settle) {
        return grantedAt.filter(it -> !retried || !now.isBefore(it.plus(settle))).isPresent();
    }

    Principal identified(Ids found, List<Right> wanted, boolean again) {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                Optional.of(found),
                Rights.requested(wanted),
                grantedAt,
                retried || again,
                retireAt,
                absentSince);
    }

    /**
     * A password on it is published: it serves, and does not go. All that it was to have was
     * confirmed; what is asked for it later is confirmed by itself.
     */
    public Principal confirmed(Instant now, boolean again) {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                ids,
                grantedAt.isPresent() ? rights : rights.given(rights.open()),
                Optional.of(grantedAt.orElse(now)),
                retried || again,
                Optional.empty(),
                absentSince);
    }

    /** It is to go then. */
    public Principal retiring(Instant at) {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                ids,
                rights,
                grantedAt,
                retried,
                Optional.of(at),
                absentSince);
    }

    /** Another serves in its place: it goes then, or earlier if it was to. */
    Principal succeeded(Instant at) {
        return retireAt.filter(it -> it.isBefore(at)).isPresent() ? this : retiring(at);
    }

    /**
     * Its rights are being changed; whether what is sent for that is sent more than once, nobody
     * writes down, so it counts as if it were.
     */
    Principal amended(Rights next, Instant now) {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                ids,
                next,
                grantedAt.map(_ -> now),
                true,
                retireAt,
                absentSince);
    }

    Principal holding(Rights next) {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                ids,
                next,
                grantedAt,
                retried,
                retireAt,
                absentSince);
    }

    Principal absent(Instant since) {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                ids,
                rights,
                grantedAt,
                retried,
                retireAt,
                Optional.of(since));
    }

    /** Somebody else began to make it; what he sent may still arrive. */
    public Principal takenUp() {
        return new Principal(
                epoch,
                target,
                reservedAt,
                issuer,
                role,
                permanentlyDelete,
                ids,
                rights,
                grantedAt,
                retried || grantedAt.isEmpty(),
                retireAt,
                absentSince);
    }
}
