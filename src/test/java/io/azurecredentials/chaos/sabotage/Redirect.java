package io.azurecredentials.chaos.sabotage;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls of one method that become calls of another.
 *
 * @param owner whose method is called
 * @param type of the method as it is called, without the instance
 * @param saboteur whose static method is called in its place
 * @param replacement of that method, with the instance
 */
record Redirect(
        ClassDesc owner,
        String name,
        MethodTypeDesc type,
        ClassDesc saboteur,
        MethodTypeDesc replacement) {

    /**
     * What a saboteur's annotated methods ask for.
     *
     * @throws IllegalArgumentException if there is no such method to replace
     */
    static List<Redirect> of(Class<?> saboteur) {
        return Arrays.stream(saboteur.getDeclaredMethods())
                .filter(it -> it.isAnnotationPresent(InPlaceOf.class))
                .map(it -> of(it, it.getAnnotation(InPlaceOf.class).value()))
                .toList();
    }

    private static Redirect of(Method method, Class<?> owner) {
        Method target =
                Arrays.stream(owner.getDeclaredMethods())
                        .filter(it -> it.getName().equals(method.getName()))
                        .filter(it -> parameters(it).equals(List.of(method.getParameterTypes())))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "nothing to replace: " + method));
        return new Redirect(
                describe(owner),
                target.getName(),
                type(target),
                describe(method.getDeclaringClass()),
                type(method));
    }

    private static List<Class<?>> parameters(Method method) {
        Stream<Class<?>> own = Arrays.stream(method.getParameterTypes());
        return Modifier.isStatic(method.getModifiers())
                ? own.toList()
                : Stream.concat(Stream.<Class<?>>of(method.getDeclaringClass()), own).toList();
    }

    private static MethodTypeDesc type(Method method) {
        return MethodTypeDesc.of(
                describe(method.getReturnType()),
                Arrays.stream(method.getParameterTypes()).map(Redirect::describe).toList());
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    boolean isCalledBy(CodeElement element) {
        return switch (element) {
            case InvokeInstruction it ->
                    is(it.owner().asSymbol(), it.name().stringValue(), it.typeSymbol());
            case InvokeDynamicInstruction it ->
                    it.bootstrapArgs().stream().anyMatch(this::isHandle);
            default -> false;
        };
    }

    private boolean is(ClassDesc calledOwner, String calledName, MethodTypeDesc calledType) {
        return calledOwner.equals(owner) && calledName.equals(name) && calledType.equals(type);
    }

    /** A method reference calls what its handle points at. */
    private boolean isHandle(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc it
                && it.kind() != DirectMethodHandleDesc.Kind.CONSTRUCTOR
                && it.owner().equals(owner)
                && it.methodName().equals(name)
                && it.lookupDescriptor().equals(type.descriptorString());
    }

    /** The same element with the saboteur in the place of the method. */
    void rewrite(CodeElement element, CodeBuilder code) {
        switch (element) {
            case InvokeInstruction _ -> code.invokestatic(saboteur, name, replacement);
            case InvokeDynamicInstruction it ->
                    code.invokedynamic(
                            DynamicCallSiteDesc.of(
                                    it.bootstrapMethod(),
                                    it.name().stringValue(),
                                    it.typeSymbol(),
                                    it.bootstrapArgs().stream()
                                            .map(arg -> isHandle(arg) ? handle() : arg)
                                            .toArray(ConstantDesc[]::new)));
            default -> code.with(element);
        }
    }

    private ConstantDesc handle() {
        return MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC, saboteur, name, replacement);
    }
}
