package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing of a token reaches a log or a text, whatever becomes of it and whoever logs (116). */
class SilenceTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.setLevel(before);
        root.detachAppender(log);
    }

    @Test
    void no_part_of_a_token_is_told() {
        LoggerFactory.getLogger("test").info("something is told");
        for (String jwt : tokens()) {
            String verdict = new Desk().show(jwt).toString();
            List<String> parts =
                    Stream.of(jwt.split("\\.", -1)).filter(it -> it.length() > 8).toList();

            assertThat(verdict).doesNotContain(parts);
            assertThat(log.list).isNotEmpty();
            assertThat(log.list.stream().map(SilenceTest::text))
                    .allSatisfy(it -> assertThat(it).doesNotContain(parts));
        }
    }

    private static List<String> tokens() {
        String valid = Tokens.valid();
        return List.of(
                valid,
                valid.substring(0, valid.length() - 4) + "AAAA",
                valid.substring(0, valid.lastIndexOf('.') + 1) + "A".repeat(342),
                Tokens.with(it -> it.put("aud", "somebody-else")),
                Tokens.with(it -> it.put("exp", 1)),
                Tokens.withHeader(it -> it.put("kid", "unknown")),
                Tokens.withHeader(it -> it.put("alg", "none")),
                Tokens.signed("{}", "{\"aud\":1,\"aud\":2}", Tokens.ENTRA.getPrivate()));
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
