package io.azurecredentials.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.azurecredentials.audit.Trail;
import io.azurecredentials.settings.Settings.LogLevel;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/**
 * The operator's log: one JSON object a line on stderr, ours alone. Libraries stay silent at every
 * level, because their messages carry remote text.
 */
public final class Logging {
    private Logging() {}

    /** Takes the place of whatever the logging library would do by itself. */
    public static void start(LogLevel level) {
        LogManager.getLogManager().reset();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LogLine encoder = new LogLine();
        encoder.setContext(context);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console(context, encoder));
        root.setLevel(Level.OFF);
        context.getLogger("io.azurecredentials").setLevel(Level.toLevel(level.name()));
        audit(context);
    }

    /** A line of it is whole, and is written at every level. */
    private static void audit(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        Logger audit = context.getLogger(Trail.LOGGER);
        audit.addAppender(console(context, encoder));
        audit.setAdditive(false);
        audit.setLevel(Level.INFO);
    }

    private static ConsoleAppender<ILoggingEvent> console(
            LoggerContext context, Encoder<ILoggingEvent> encoder) {
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
