package org.nianbao.serve.api;

import java.util.regex.Pattern;

/** A text that a stranger's expression may look at only so often: some expressions would look for ever. */
final class BoundedText implements CharSequence {
    private static final int MOST_LOOKS = 200_000;

    private final CharSequence text;
    private final int[] looks;

    private BoundedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    /**
     * Whether an expression matches the whole of a text.
     *
     * @throws Refusal when that cannot be told within bounds
     */
    static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(new BoundedText(text, new int[1])).matches();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) {
            throw new Refusal(Problem.badParameter("filter", "…", "a simpler expression"));
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
