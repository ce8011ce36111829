package io.azurecredentials.event;

/** Whether somebody should look (events.k8s.io/v1, {@code type}). */
public enum EventType {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The word as it stands in an Event. */
    @Override
    public String toString() {
        return text;
    }
}
