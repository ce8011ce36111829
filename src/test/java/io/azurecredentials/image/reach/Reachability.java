package io.azurecredentials.image.reach;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which classes and methods can ever be needed: rapid type analysis (Bacon and Sweeney, OOPSLA
 * 1996). A method counts if it is called by name from a method that counts, or if it overrides such
 * a one in a class of which there are objects. Classes of jars that are kept count with all they
 * have. A text that is the name of a class counts as a use of all of it.
 */
final class Reachability {
    private final ClassPath path;
    private final Supertypes supertypes;
    private final Set<String> present = new TreeSet<>();
    private final Set<String> live = new HashSet<>();
    private final Set<Member> methods = new HashSet<>();
    private final Set<Member.Selector> selectors = new HashSet<>();
    private final Map<Member.Selector, List<Member>> waiting = new HashMap<>();
    private final Deque<Runnable> work = new ArrayDeque<>();

    private Reachability(ClassPath path) {
        this.path = path;
        this.supertypes = new Supertypes(path);
    }

    static Reachability of(ClassPath path) {
        Reachability reachability = new Reachability(path);
        path.whole().forEach(reachability::whole);
        while (!reachability.work.isEmpty()) {
            reachability.work.removeLast().run();
        }
        return reachability;
    }

    /** Every class that is named anywhere, those of the JDK and missing ones among them. */
    Set<String> present() {
        return present;
    }

    boolean needs(Member method) {
        return methods.contains(method);
    }

    private void whole(String name) {
        present(name);
        live(name);
        path.find(name)
                .ifPresent(it -> it.methods().forEach(method -> reach(member(name, method))));
    }

    private void present(String name) {
        if (!present.add(name) || !path.contains(name)) {
            return;
        }
        ClassModel model = path.find(name).orElseThrow();
        supertypes.direct(name).forEach(this::present);
        supertypes.nestHost(name).ifPresent(this::present);
        reach(new Member(name, "<clinit>", "()V"));
        for (MethodModel method : model.methods()) {
            if (method.flags().has(AccessFlag.ABSTRACT)) {
                work.add(() -> Names.in(method.methodTypeSymbol()).forEach(this::present));
            }
        }
    }

    /** There will be objects of it, and so of its supertypes. */
    private void live(String name) {
        if (!path.contains(name) || !live.add(name)) {
            return;
        }
        supertypes.direct(name).forEach(this::live);
        ClassModel model = path.find(name).orElseThrow();
        for (MethodModel method : model.methods()) {
            Member member = member(name, method);
            if (model.flags().has(AccessFlag.ENUM) && method.flags().has(AccessFlag.STATIC)) {
                reach(member);
            } else if (isDispatched(method)) {
                offer(member);
            }
        }
    }

    private static boolean isDispatched(MethodModel method) {
        return !method.flags().has(AccessFlag.STATIC)
                && !method.methodName().equalsString("<init>");
    }

    private void offer(Member member) {
        if (selectors.contains(member.selector()) || supertypes.isOfOthers(member)) {
            reach(member);
        } else {
            waiting.computeIfAbsent(member.selector(), _ -> new ArrayList<>()).add(member);
        }
    }

    private void call(Member called) {
        supertypes.declaring(called).forEach(it -> reach(called.in(it)));
    }

    private void dispatch(Member called) {
        call(called);
        if (selectors.add(called.selector())) {
            List<Member> found = waiting.remove(called.selector());
            if (found != null) {
                found.forEach(this::reach);
            }
        }
    }

    private void reach(Member method) {
        if (path.contains(method.owner()) && methods.add(method)) {
            work.add(() -> run(method));
        }
    }

    private void run(Member method) {
        present(method.owner());
        path.find(method.owner()).stream()
                .flatMap(it -> it.methods().stream())
                .filter(it -> member(method.owner(), it).equals(method))
                .forEach(this::run);
    }

    private void run(MethodModel method) {
        Names.in(method.methodTypeSymbol()).forEach(this::present);
        method.code()
                .map(Uses::of)
                .ifPresent(
                        uses -> {
                            uses.types.forEach(this::present);
                            uses.made.forEach(this::live);
                            uses.called.forEach(this::call);
                            uses.dispatched.forEach(this::dispatch);
                            uses.texts.stream().map(it -> it.replace('.', '/')).forEach(this::text);
                        });
    }

    private void text(String name) {
        if (path.isThinned(name)) {
            whole(name);
        }
    }

    static Member member(String owner, MethodModel method) {
        return new Member(
                owner, method.methodName().stringValue(), method.methodType().stringValue());
    }
}
