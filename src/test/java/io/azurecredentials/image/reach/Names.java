package io.azurecredentials.image.reach;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Names of classes in the form of class files, such as {@code java/lang/Object}. */
final class Names {
    private Names() {}

    /** The class itself, or that of an array's elements; empty for a primitive type. */
    static String of(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        String descriptor = element.descriptorString();
        return element.isPrimitive() ? "" : descriptor.substring(1, descriptor.length() - 1);
    }

    /** The same of a constant pool's entry, where arrays are written as descriptors. */
    static String of(String internal) {
        return internal.startsWith("[") ? of(ClassDesc.ofDescriptor(internal)) : internal;
    }

    /** What a method takes and returns. */
    static List<String> in(MethodTypeDesc type) {
        List<String> all = new ArrayList<>();
        all.add(of(type.returnType()));
        type.parameterList().forEach(it -> all.add(of(it)));
        return all;
    }
}
