package io.azurecredentials.image.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A jar that stays, which calls into one that is thinned. */
class ThinningTest {
    /** In the jar that stays. */
    static final class Caller {
        static String run() {
            Shape shape = new Circle();
            Supplier<String> name = shape::name;
            return name.get();
        }
    }

    interface Shape {
        String name();

        default String unasked() {
            return new Square().name();
        }
    }

    static class Circle implements Shape, Callable<String> {
        @Override
        public String name() {
            return "circle";
        }

        @Override
        public String call() {
            return new Called().text();
        }

        String neverCalled() {
            return new Forgotten().text();
        }
    }

    static final class Square implements Shape {
        @Override
        public String name() {
            return "square";
        }
    }

    static final class Called {
        String text() {
            return "called";
        }
    }

    static final class Forgotten {
        String text() {
            return "forgotten";
        }
    }

    private final List<Jar> jars =
            List.of(
                    jar("stays.jar", false, Caller.class),
                    jar(
                            "thinned.jar",
                            true,
                            Shape.class,
                            Circle.class,
                            Square.class,
                            Called.class,
                            Forgotten.class));
    private final List<Jar> left = Thinning.of(jars).thinned(jars);

    @Test
    void what_is_called_stays_and_works() throws ReflectiveOperationException {
        Method run = new Loader(left).loadClass(Caller.class.getName()).getDeclaredMethod("run");
        run.setAccessible(true);

        assertThat(run.invoke(null)).isEqualTo("circle");
    }

    @Test
    void what_nobody_names_goes() {
        Loader loader = new Loader(left);

        assertThatThrownBy(() -> loader.loadClass(Square.class.getName()))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass(Forgotten.class.getName()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void methods_that_nobody_calls_go() throws ClassNotFoundException {
        Class<?> circle = new Loader(left).loadClass(Circle.class.getName());

        assertThat(circle.getDeclaredMethods())
                .extracting(Method::getName)
                .contains("name")
                .doesNotContain("neverCalled");
    }

    @Test
    void what_the_JDK_may_call_stays() throws ClassNotFoundException {
        Loader loader = new Loader(left);

        assertThat(loader.loadClass(Circle.class.getName()).getDeclaredMethods())
                .extracting(Method::getName)
                .contains("call");
        assertThat(loader.loadClass(Called.class.getName())).isNotNull();
    }

    @Test
    void a_jar_of_which_nothing_is_used_goes() {
        List<Jar> unused = List.of(jars.getFirst(), jar("unused.jar", true, Forgotten.class));

        assertThat(Thinning.of(unused).thinned(unused)).containsExactly(unused.getFirst());
    }

    @Test
    void modules_are_those_that_are_named() {
        assertThat(Thinning.of(jars).modules()).containsExactly("java.base");
    }

    private static Jar jar(String name, boolean isThinned, Class<?>... classes) {
        Map<String, byte[]> entries = new TreeMap<>();
        Arrays.stream(classes).forEach(it -> entries.put(entry(it.getName()), bytes(it)));
        return new Jar(Path.of(name), isThinned, entries);
    }

    private static String entry(String name) {
        return name.replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getClassLoader().getResourceAsStream(entry(type.getName()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Knows the JDK and what is left. */
    private static final class Loader extends ClassLoader {
        private final List<Jar> jars;

        Loader(List<Jar> jars) {
            super(getPlatformClassLoader());
            this.jars = jars;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (Jar jar : jars) {
                byte[] bytes = jar.entries().get(entry(name));
                if (bytes != null) {
                    return defineClass(name, bytes, 0, bytes.length);
                }
            }
            throw new ClassNotFoundException(name);
        }
    }
}
