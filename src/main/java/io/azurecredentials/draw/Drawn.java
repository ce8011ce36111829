package io.azurecredentials.draw;

/** What became of a wish to draw. */
public sealed interface Drawn {

    /** It is the caller's, if he still is there to take it. */
    record Given(Lease lease, Text text) implements Drawn {}

    /**
     * There is none, and will be none until a person changes something.
     *
     * @param sentence what its conditions say of it
     */
    record Refused(String sentence) implements Drawn {}

    /** There is none: a ResourceQuota lets the namespace have no more. */
    record Full() implements Drawn {}

    /** It ended before it was there, as with the token that it was drawn with. */
    record Over() implements Drawn {}

    /** He has as many as he may, or waits for as many. */
    record TooMany() implements Drawn {}

    /** The caller went away. */
    record Left() implements Drawn {}
}
