package io.azurecredentials.base;

/** What came of something, in one word for metrics: it worked, or who can mend it. */
public enum Result {
    OK("ok"),
    USER_ERROR("user_error"),
    DENIED("denied"),

    /** Azure asked to be left alone for a while. */
    THROTTLED("throttled"),

    /** Whatever else time mends. */
    RETRY("retry"),
    TERMINAL("terminal"),

    /** A defect of ours. */
    BUG("bug");

    private final String text;

    Result(String text) {
        this.text = text;
    }

    /** What an answer is. */
    public static Result of(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?> _ -> OK;
            case Answer.Refused<?>(Problem problem) -> of(problem);
        };
    }

    /** What a problem is. */
    public static Result of(Problem problem) {
        return switch (problem) {
            case Problem.UserError _ -> USER_ERROR;
            case Problem.Denied _ -> DENIED;
            case Problem.Terminal _ -> TERMINAL;
            case Problem.Retryable it when it.reason() == Reason.AZURE_THROTTLED -> THROTTLED;
            case Problem.Retryable it when it.reason() == Reason.INTERNAL_ERROR -> BUG;
            case Problem.Retryable _ -> RETRY;
        };
    }

    /** The word as it stands in a label. */
    @Override
    public String toString() {
        return text;
    }
}
