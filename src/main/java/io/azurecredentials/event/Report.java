package io.azurecredentials.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One thing that happened, to be told once.
 *
 * @param type whether somebody should look, which may depend on more than the reason
 * @param about tells it apart from other things that happened to the object for the same reason;
 *     the same again is the same thing
 * @param note our own sentences, cut to the length that an Event may have
 */
public record Report(EventReason reason, EventType type, String about, String note) {
    /** In bytes, as the API server counts. */
    private static final int LONGEST_NOTE = 1024;

    private static final int LONGEST_NAME = 253;
    private static final int HASH_BYTES = 8;
    private static final String ELLIPSIS = "...";

    public Report {
        note = cut(note);
    }

    /** One that is what its reason says. */
    public Report(EventReason reason, String about, String note) {
        this(reason, reason.type(), about, note);
    }

    /**
     * The name that its Event has whoever writes it: a DNS subdomain, the object's name and a hash
     * of what happened.
     */
    public String name(String object, String uid) {
        String hash = hash(String.join("/", uid, reason.toString(), about));
        int room = LONGEST_NAME - 1 - hash.length();
        String front = object.length() <= room ? object : object.substring(0, room);
        return front.replaceFirst("[-.]+$", "") + "." + hash;
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String cut(String note) {
        if (length(note) <= LONGEST_NOTE) {
            return note;
        }
        String front = note.substring(0, Math.min(note.length(), LONGEST_NOTE));
        while (length(front) > LONGEST_NOTE - ELLIPSIS.length()) {
            front = front.substring(0, front.offsetByCodePoints(front.length(), -1));
        }
        return front + ELLIPSIS;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
