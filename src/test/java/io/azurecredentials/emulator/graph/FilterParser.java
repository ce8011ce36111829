package io.azurecredentials.emulator.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recursive descent over the part of OData's filter grammar (4.01, section 5.1.1) that is in use.
 */
final class FilterParser {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:'((?:[^']|'')*)'|(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|[\\w./+-]+)|([(),:]))");
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "ge", "le", "gt", "lt");

    private record Token(String text, boolean quoted) {}

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    FilterParser(String source) {
        this.source = source;
        Matcher matcher = TOKEN.matcher(source.strip());
        int end = 0;
        while (end < source.strip().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw invalid();
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token(matcher.group(1).replace("''", "'"), true);
        }
        String word = matcher.group(2);
        return new Token(word == null ? matcher.group(3) : word, false);
    }

    Filter parse() {
        Filter filter = or();
        if (next < tokens.size()) {
            throw invalid();
        }
        return filter;
    }

    private Filter or() {
        Filter left = and();
        while (accept("or")) {
            left = new Filter.Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = unary();
        while (accept("and")) {
            left = new Filter.And(left, unary());
        }
        return left;
    }

    private Filter unary() {
        if (accept("not")) {
            return new Filter.Not(unary());
        }
        if (accept("(")) {
            Filter inner = or();
            expect(")");
            return inner;
        }
        return term();
    }

    private Filter term() {
        String word = take().text();
        String folded = word.toLowerCase(Locale.ROOT);
        if (folded.equals("startswith") || folded.equals("endswith")) {
            return affix(folded.equals("startswith"));
        }
        if (folded.endsWith("/any")) {
            return any(word.substring(0, word.length() - "/any".length()));
        }
        if (accept("in")) {
            return new Filter.In(word, values());
        }
        String operator = take().text().toLowerCase(Locale.ROOT);
        if (!OPERATORS.contains(operator)) {
            throw invalid();
        }
        return new Filter.Comparison(word, operator, take().text());
    }

    private Filter affix(boolean atStart) {
        expect("(");
        String property = take().text();
        expect(",");
        String text = take().text();
        expect(")");
        return new Filter.Affix(atStart, property, text);
    }

    private Filter any(String property) {
        expect("(");
        String variable = take().text();
        expect(":");
        Filter inner = or();
        expect(")");
        return new Filter.Any(property, variable, inner);
    }

    private List<String> values() {
        expect("(");
        List<String> values = new ArrayList<>();
        do {
            values.add(take().text());
        } while (accept(","));
        expect(")");
        return values;
    }

    private boolean accept(String text) {
        if (next < tokens.size()
                && !tokens.get(next).quoted()
                && tokens.get(next).text().equalsIgnoreCase(text)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String text) {
        if (!accept(text)) {
            throw invalid();
        }
    }

    private Token take() {
        if (next == tokens.size()) {
            throw invalid();
        }
        return tokens.get(next++);
    }

    private GraphRefusal invalid() {
        return new GraphRefusal(400, "BadRequest", "Invalid filter clause: " + source);
    }
}
