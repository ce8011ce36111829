package io.azurecredentials.emulator.http;

import java.util.regex.Pattern;

/** The form of Azure's ids. */
public final class Guid {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Guid() {}

    /** Whether a text is 32 hexadecimal digits with dashes at the usual places. */
    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
