package io.azurecredentials.chaos.sabotage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static method that is called in the place of the method of the same name and parameters; that
 * of an instance comes as the first parameter.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InPlaceOf {
    /** Whose method it replaces. */
    Class<?> value();
}
