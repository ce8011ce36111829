package io.azurecredentials.audit;

/** What became of it. */
public enum Outcome {
    ALLOWED("allowed"),

    /** The caller was in the wrong, or had no right to it. */
    REFUSED("refused"),

    /** Nobody could tell, or a defect was in the way. */
    FAILED("failed");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** The word as it stands in a line. */
    @Override
    public String toString() {
        return text;
    }
}
