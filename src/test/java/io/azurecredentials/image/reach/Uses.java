package io.azurecredentials.image.reach;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the code of a method needs, should it ever run. */
final class Uses {
    /** Classes that are named. */
    final Set<String> types = new LinkedHashSet<>();

    /** Classes of which there will be objects. */
    final Set<String> made = new LinkedHashSet<>();

    /** Methods that are called as they are. */
    final Set<Member> called = new LinkedHashSet<>();

    /** Methods whose overriding ones are called as well. */
    final Set<Member> dispatched = new LinkedHashSet<>();

    /** Texts, which may be the name of a class. */
    final Set<String> texts = new LinkedHashSet<>();

    static Uses of(CodeModel code) {
        Uses uses = new Uses();
        code.forEach(uses::add);
        uses.types.remove("");
        return uses;
    }

    private void add(CodeElement element) {
        switch (element) {
            case InvokeInstruction it -> invoked(it);
            case InvokeDynamicInstruction it -> {
                types.addAll(Names.in(it.typeSymbol()));
                constant(it.bootstrapMethod());
                it.bootstrapArgs().forEach(this::constant);
            }
            case NewObjectInstruction it -> {
                types.add(it.className().asInternalName());
                made.add(it.className().asInternalName());
            }
            case FieldInstruction it -> {
                types.add(Names.of(it.owner().asInternalName()));
                types.add(Names.of(it.typeSymbol()));
            }
            case TypeCheckInstruction it -> types.add(Names.of(it.type().asSymbol()));
            case ConstantInstruction.LoadConstantInstruction it -> constant(it.constantValue());
            case NewReferenceArrayInstruction it ->
                    types.add(Names.of(it.componentType().asSymbol()));
            case NewMultiArrayInstruction it -> types.add(Names.of(it.arrayType().asSymbol()));
            case ExceptionCatch it ->
                    it.catchType().ifPresent(type -> types.add(type.asInternalName()));
            default -> {}
        }
    }

    private void invoked(InvokeInstruction it) {
        types.add(Names.of(it.owner().asInternalName()));
        types.addAll(Names.in(it.typeSymbol()));
        boolean dynamic =
                it.opcode() == Opcode.INVOKEVIRTUAL || it.opcode() == Opcode.INVOKEINTERFACE;
        (dynamic ? dispatched : called).add(Member.of(it.method()));
    }

    private void constant(ConstantDesc constant) {
        switch (constant) {
            case String it -> texts.add(it);
            case ClassDesc it -> types.add(Names.of(it));
            case MethodTypeDesc it -> types.addAll(Names.in(it));
            case DirectMethodHandleDesc it -> handle(it);
            case DynamicConstantDesc<?> it -> {
                constant(it.bootstrapMethod());
                List.of(it.bootstrapArgs()).forEach(this::constant);
            }
            default -> {}
        }
    }

    private void handle(DirectMethodHandleDesc handle) {
        types.add(Names.of(handle.owner()));
        switch (handle.kind()) {
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> {}
            case VIRTUAL, INTERFACE_VIRTUAL -> {
                types.addAll(Names.in(MethodTypeDesc.ofDescriptor(handle.lookupDescriptor())));
                dispatched.add(Member.of(handle));
            }
            case CONSTRUCTOR -> {
                types.addAll(Names.in(MethodTypeDesc.ofDescriptor(handle.lookupDescriptor())));
                made.add(Names.of(handle.owner()));
                called.add(Member.of(handle));
            }
            default -> {
                types.addAll(Names.in(MethodTypeDesc.ofDescriptor(handle.lookupDescriptor())));
                called.add(Member.of(handle));
            }
        }
    }
}
