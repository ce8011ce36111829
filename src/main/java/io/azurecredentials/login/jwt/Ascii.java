package io.azurecredentials.login.jwt;

/**
 * Case folding that touches ASCII letters only. {@link String#equalsIgnoreCase} takes the Kelvin
 * sign for a k and a dotless ı for an i, and names of resource groups may hold letters of any
 * script; Azure compares neither so.
 */
public final class Ascii {
    private static final int CASE_BIT = 0x20;

    private Ascii() {}

    /** The text with {@code A} to {@code Z} in lower case and everything else as it was. */
    public static String lower(String text) {
        int first = 0;
        while (first < text.length() && !isUpper(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            if (isUpper(chars[i])) {
                chars[i] = (char) (chars[i] | CASE_BIT);
            }
        }
        return new String(chars);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
