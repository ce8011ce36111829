package io.azurecredentials.emulator.directory;

import io.azurecredentials.emulator.world.Quirk;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the open questions are answered at present, and limits whose numbers are not settled. */
public final class Quirks {
    private static final int MOST_MEMBERSHIPS = 11_000;

    private final Map<Quirk, Boolean> initial = new EnumMap<>(Quirk.class);
    private final Map<Quirk, Boolean> settings = new ConcurrentHashMap<>();
    private volatile int directoryQuota = Integer.MAX_VALUE;
    private volatile int longestUniqueName = Integer.MAX_VALUE;
    private volatile Optional<Duration> longestPassword = Optional.empty();
    private volatile int largestPage = Integer.MAX_VALUE;
    private volatile int mostMemberships = MOST_MEMBERSHIPS;
    private volatile Duration writeTakes = Duration.ZERO;

    /**
     * @param world what the world answers to some of the questions
     */
    public Quirks(Map<Quirk, Boolean> world) {
        for (Quirk quirk : Quirk.values()) {
            initial.put(quirk, world.getOrDefault(quirk, quirk.usual()));
        }
        reset();
    }

    public boolean is(Quirk quirk) {
        return Boolean.TRUE.equals(settings.get(quirk));
    }

    public void set(Quirk quirk, boolean answer) {
        settings.put(quirk, answer);
    }

    /**
     * How many objects an application may create that has no right to write all; none by default.
     * Microsoft documents 250 for what has no administrator's role, a quarter for each object in
     * the recycle bin; where an application's quota stands is unconfirmed.
     */
    public int directoryQuota() {
        return directoryQuota;
    }

    public void directoryQuota(int objects) {
        directoryQuota = objects;
    }

    /** How many characters a {@code uniqueName} may have; no documentation names a limit. */
    public int longestUniqueName() {
        return longestUniqueName;
    }

    public void longestUniqueName(int characters) {
        longestUniqueName = characters;
    }

    /**
     * How long a password may live under the tenant's app management policy; without end if none.
     */
    public Optional<Duration> longestPassword() {
        return longestPassword;
    }

    public void longestPassword(Duration lifetime) {
        longestPassword = Optional.of(lifetime);
    }

    /** How many objects a page of a list holds at most, whatever {@code $top} allows. */
    public int largestPage() {
        return largestPage;
    }

    public void largestPage(int objects) {
        largestPage = objects;
    }

    /** How many groups an object may be in before Graph tells none of them. */
    public int mostMemberships() {
        return mostMemberships;
    }

    public void mostMemberships(int groups) {
        mostMemberships = groups;
    }

    /**
     * How long an object is busy with a write; whoever writes to it meanwhile is refused. No time
     * by default. Reports have Graph refuse such a write or lose it; nothing documents when.
     */
    public Duration writeTakes() {
        return writeTakes;
    }

    public void writeTakes(Duration time) {
        writeTakes = time;
    }

    /** Back to what the world says, and to no limits. */
    public void reset() {
        settings.putAll(initial);
        directoryQuota = Integer.MAX_VALUE;
        longestUniqueName = Integer.MAX_VALUE;
        longestPassword = Optional.empty();
        largestPage = Integer.MAX_VALUE;
        mostMemberships = MOST_MEMBERSHIPS;
        writeTakes = Duration.ZERO;
    }
}
