package io.azurecredentials.image.reach;

import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.constant.DirectMethodHandleDesc;

/**
 * A method as class files name it.
 *
 * @param owner the class, such as {@code java/lang/Object}
 */
record Member(String owner, Selector selector) {

    /** What dynamic dispatch looks for in a class and its supertypes. */
    record Selector(String name, String descriptor) {}

    Member(String owner, String name, String descriptor) {
        this(owner, new Selector(name, descriptor));
    }

    static Member of(MemberRefEntry entry) {
        return new Member(
                entry.owner().asInternalName(),
                entry.nameAndType().name().stringValue(),
                entry.nameAndType().type().stringValue());
    }

    static Member of(DirectMethodHandleDesc handle) {
        return new Member(Names.of(handle.owner()), handle.methodName(), handle.lookupDescriptor());
    }

    Member in(String other) {
        return new Member(other, selector);
    }
}
