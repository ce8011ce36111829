package io.azurecredentials.testcluster;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Skips what is {@link LocalOnly} on a cluster that is given, writes down every integration test
 * that was skipped for whatever reason, and ends the run with the last test. Found by JUnit itself.
 */
public final class Skips
        implements ExecutionCondition, TestWatcher, InvocationInterceptor, BeforeAllCallback {

    private static final String TESTS = "IT";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> reason =
                context.getElement().filter(_ -> TestCluster.isGiven()).flatMap(Skips::reason);
        reason.ifPresent(it -> note(context, it));
        return reason.map(ConditionEvaluationResult::disabled)
                .orElse(ConditionEvaluationResult.enabled(""));
    }

    private static Optional<String> reason(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, LocalOnly.class).map(LocalOnly::value);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        note(context, String.valueOf(cause.getMessage()));
    }

    /** Nobody tells a watcher of dynamic tests. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation,
            DynamicTestInvocationContext invoked,
            ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            note(context, context.getDisplayName() + ": " + e.getMessage());
            throw e;
        }
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        if (context.getElement().flatMap(Skips::reason).isEmpty()) {
            note(context, reason.orElse(""));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isIntegrationTest(context)) {
            context.getRoot()
                    .getStore(Namespace.create(Skips.class))
                    .getOrComputeIfAbsent(AllTests.class, _ -> new AllTests());
            SkipList.write();
        }
    }

    private static boolean isIntegrationTest(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName().endsWith(TESTS);
    }

    private static void note(ExtensionContext context, String reason) {
        if (isIntegrationTest(context)) {
            String test =
                    context.getRequiredTestClass().getSimpleName()
                            + context.getTestMethod().map(it -> "." + it.getName()).orElse("");
            SkipList.add(test + ": " + reason.replaceAll("\\s+", " "));
        }
    }

    /** From the first integration test of a process to the last. */
    private static final class AllTests implements AutoCloseable {
        @Override
        public void close() {
            GivenRun.end();
        }
    }
}
