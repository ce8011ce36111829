package io.azurecredentials.emulator.directory;

/** Behaviour that no documentation settles; a client must survive either way. */
public final class Quirks {

    private volatile int directoryQuota = Integer.MAX_VALUE;
    private volatile boolean deletedKeepsUniqueName;
    private volatile boolean restoreBringsServicePrincipal = true;
    private volatile boolean assertionsCountOnce;

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

    /** Whether the token endpoint takes a client's own assertion only once; default no. */
    public boolean assertionsCountOnce() {
        return assertionsCountOnce;
    }

    public void assertionsCountOnce(boolean once) {
        assertionsCountOnce = once;
    }

    /** Back to the defaults. */
    public void reset() {
        directoryQuota = Integer.MAX_VALUE;
        deletedKeepsUniqueName = false;
        restoreBringsServicePrincipal = true;
        assertionsCountOnce = false;
    }
}
