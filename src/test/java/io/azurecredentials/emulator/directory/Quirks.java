package io.azurecredentials.emulator.directory;

/** Behaviour that no documentation settles; a client must survive either way. */
public final class Quirks {

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

    /** Back to the defaults. */
    public void reset() {
        deletedKeepsUniqueName = false;
        restoreBringsServicePrincipal = true;
    }
}
