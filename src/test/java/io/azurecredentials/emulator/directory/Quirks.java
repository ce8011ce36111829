package io.azurecredentials.emulator.directory;

import java.time.Duration;

/** Behaviour that no documentation settles; a client must survive either way. */
public final class Quirks {

    private volatile int directoryQuota = Integer.MAX_VALUE;
    private volatile int largestPage = Integer.MAX_VALUE;
    private volatile Duration writeTakes = Duration.ZERO;
    private volatile boolean deletedKeepsUniqueName;
    private volatile boolean restoreBringsServicePrincipal = true;

    /** Whether an application in the recycle bin still holds its {@code uniqueName}; default no. */
    public boolean deletedKeepsUniqueName() {
        return deletedKeepsUniqueName;
    }

    public void deletedKeepsUniqueName(boolean keeps) {
        deletedKeepsUniqueName = keeps;
    }

    /** Whether restoring an application restores its service principal; default yes. */
    public boolean restoreBringsServicePrincipal() {
        return restoreBringsServicePrincipal;
    }

    public void restoreBringsServicePrincipal(boolean brings) {
        restoreBringsServicePrincipal = brings;
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

    /** How many objects a page of a list holds at most, whatever {@code $top} allows. */
    public int largestPage() {
        return largestPage;
    }

    public void largestPage(int objects) {
        largestPage = objects;
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

    /** Back to the defaults. */
    public void reset() {
        directoryQuota = Integer.MAX_VALUE;
        largestPage = Integer.MAX_VALUE;
        writeTakes = Duration.ZERO;
        deletedKeepsUniqueName = false;
        restoreBringsServicePrincipal = true;
    }
}
