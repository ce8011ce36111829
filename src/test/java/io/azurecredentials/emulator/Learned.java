package io.azurecredentials.emulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where the real behaviour was learned that a test states. On a class it stands for all tests that
 * do not say otherwise.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Learned {

    /** Scenarios among the recordings in which Azure itself shows it. */
    String[] recorded() default {};

    /** The title of the page of Microsoft's documentation, or the section of a standard. */
    String documented() default "";

    /** Who reported it, where nobody documents it; texts may be approximate. */
    String reported() default "";

    /** Why it is assumed without a source, and what answers otherwise if it is wrong. */
    String assumed() default "";

    /** Whether it is not Azure's behaviour at all but the emulator's own. */
    boolean own() default false;
}
