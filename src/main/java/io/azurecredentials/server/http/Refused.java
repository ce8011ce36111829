package io.azurecredentials.server.http;

/** Carries a refusal to where it is sent. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    public Refused(Reply reply) {
        super("refused", null, false, false);
        this.reply = reply;
    }

    /**
     * @param status 400 to 599
     * @param sentence for the caller; nothing of what the caller sent
     */
    public static Refused because(int status, String sentence) {
        return new Refused(Reply.error(status, sentence));
    }

    /** What the caller is told. */
    public Reply reply() {
        return reply;
    }
}
