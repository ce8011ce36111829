package io.azurecredentials.credential.rendering;

import static io.azurecredentials.base.Reason.INVALID_SPEC;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a Secret looks like.
 *
 * @param type of the Secret
 * @param layouts no two of them share a key
 * @param templates by the key each one fills
 * @param labels of the Secret, beside ours
 * @param annotations of the Secret, beside ours
 */
public record Recipe(
        String type,
        Set<Layout> layouts,
        Map<String, String> templates,
        Map<String, String> labels,
        Map<String, String> annotations) {
    public Recipe {
        layouts = Set.copyOf(layouts);
        templates = Map.copyOf(templates);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** This recipe if it can be followed; else everything that is wrong with it, in one problem. */
    public Answer<Recipe> checked() {
        List<String> flaws =
                Stream.of(
                                new TreeSet<>(templates.keySet()).stream().flatMap(this::flaws),
                                misnamed("labels", labels),
                                misnamed("annotations", annotations))
                        .flatMap(it -> it)
                        .toList();
        return flaws.isEmpty()
                ? Answer.given(this)
                : Answer.refused(new Problem.UserError(INVALID_SPEC, String.join(" ", flaws)));
    }

    private Stream<String> flaws(String key) {
        return Stream.of(
                        KeyName.flawOfEntry(key),
                        layouts.stream()
                                .filter(it -> it.keys().contains(key))
                                .findFirst()
                                .map(
                                        _ ->
                                                "has a key that one of secret.formats fills; write"
                                                        + " another key, or leave that format out"),
                        Template.flaw(templates.getOrDefault(key, "")))
                .flatMap(it -> it.stream())
                .map(it -> "secret.template[" + KeyName.shortened(key) + "] " + it + ".");
    }

    private static Stream<String> misnamed(String field, Map<String, String> entries) {
        return new TreeSet<>(entries.keySet())
                .stream()
                        .flatMap(
                                key ->
                                        KeyName.flawOfLabel(key)
                                                .map(
                                                        it ->
                                                                "secret."
                                                                        + field
                                                                        + "["
                                                                        + KeyName.shortened(key)
                                                                        + "] "
                                                                        + it
                                                                        + ".")
                                                .stream());
    }

    /** A word that is the same for the same recipe, and for no other. */
    public String shape() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("type", type);
        new TreeSet<>(layouts).forEach(it -> all.put(it.name(), true));
        put(all.putObject("templates"), templates);
        put(all.putObject("labels"), labels);
        put(all.putObject("annotations"), annotations);
        try {
            byte[] text = all.toString().getBytes(UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ObjectNode node, Map<String, String> entries) {
        new TreeMap<>(entries).forEach(node::put);
    }

    /** The Secret's entries for one credential; only of a recipe that was {@link #checked}. */
    public Map<String, Sensitive> render(Values values) {
        Map<String, Sensitive> entries = new TreeMap<>();
        layouts.forEach(it -> entries.putAll(it.render(values)));
        templates.forEach((key, text) -> entries.put(key, Template.of(text).render(values)));
        return entries;
    }
}
