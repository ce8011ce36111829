package io.azurecredentials.credential.rendering;

import com.samskivert.mustache.Mustache;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.rendering.Values.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text with names of values in it, in Mustache. What it names is checked before anything is
 * rendered, so a template reaches nothing but the four values: no field or method of any object, no
 * other template, no file.
 *
 * @see <a href="https://mustache.github.io/mustache.5.html">mustache(5)</a>
 */
final class Template {
    /** Secrets are no web pages, so nothing is escaped. */
    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false);

    private static final String NO_TEMPLATE =
            "is no Mustache template: every {{ needs its }}, every {{#name}} its {{/name}}; other templates cannot be included";

    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    /** What is wrong with a text, for a sentence that begins with where it stands. */
    static Optional<String> flaw(String text) {
        try {
            Names names = new Names();
            COMPILER.compile(text).visit(names);
            return names.flaw();
        } catch (RuntimeException e) {
            // The library lets a good part of what it does not expect end in one of these.
            return Optional.of(NO_TEMPLATE);
        }
    }

    /**
     * @param text without a {@link #flaw}
     */
    static Template of(String text) {
        return new Template(COMPILER.compile(text));
    }

    Sensitive render(Values values) {
        Map<String, String> context =
                Arrays.stream(Name.values())
                        .collect(Collectors.toMap(Name::toString, it -> values.get(it).reveal()));
        return Sensitive.of(compiled.execute(context));
    }

    /** Finds the first thing that a template names and that does not exist. */
    private static final class Names implements Mustache.Visitor {
        private static final List<String> KNOWN = Name.all();
        private Optional<String> flaw = Optional.empty();

        Optional<String> flaw() {
            return flaw;
        }

        private boolean use(String name) {
            if (!KNOWN.contains(name)) {
                flaw =
                        flaw.or(
                                () ->
                                        Optional.of(
                                                "names {{"
                                                        + KeyName.shortened(name)
                                                        + "}}; write one of "
                                                        + String.join(", ", KNOWN)));
            }
            return true;
        }

        @Override
        public void visitText(String text) {
            if (text.contains("{{")) {
                flaw = flaw.or(() -> Optional.of(NO_TEMPLATE));
            }
        }

        @Override
        public void visitVariable(String name) {
            use(name);
        }

        @Override
        public boolean visitInclude(String name) {
            return use(">" + name);
        }

        @Override
        public boolean visitParent(String name) {
            return use("<" + name);
        }

        @Override
        public boolean visitBlock(String name) {
            return use("$" + name);
        }

        @Override
        public boolean visitSection(String name) {
            return use(name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return use(name);
        }
    }
}
