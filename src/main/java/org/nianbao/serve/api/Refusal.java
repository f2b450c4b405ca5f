package org.nianbao.serve.api;

/** Carries a {@link Problem} from where it is noticed to the one place where it is answered. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.message().en(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
