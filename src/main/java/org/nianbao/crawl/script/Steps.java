package org.nianbao.crawl.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of a script. Where it is not known which of two ways a script goes, both are gone: what a page could do is
 * looked for, not what it does.
 */
interface Steps {

    /** How a step ends. */
    enum Kind {
        ON,
        BREAK,
        CONTINUE,
        RETURN
    }

    /** The end of a step, with what a function gives back. */
    record End(Kind kind, Object value) {
        static final End ON = new End(Kind.ON, null);
    }

    /** A statement. */
    interface Step {
        End follow(ScriptRun run, Scope scope);
    }

    /** Steps one after the other; functions are known before the first. */
    record Block(List<Step> steps) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            for (Step step : steps) {
                if (step instanceof Declared declared && declared.early()) {
                    declared.follow(run, scope);
                }
            }
            for (Step step : steps) {
                run.step();
                End end = step.follow(run, scope);
                if (end.kind() != Kind.ON) {
                    return end;
                }
            }
            return End.ON;
        }
    }

    /** Names that are declared, with their values; a function is known early. */
    record Declared(List<Tree.Parameter> names, boolean early) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            for (Tree.Parameter name : names) {
                if (name.otherwise() != null || !scope.knows(name.name())) {
                    name.bind(run, scope, null);
                }
            }
            return End.ON;
        }
    }

    /** An expression alone. */
    record Said(Tree.Node node) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            node.value(run, scope);
            return End.ON;
        }
    }

    /** {@code return x}, {@code break}, {@code continue}, {@code throw}. */
    record Left(Kind kind, Tree.Node node) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            return new End(kind, node == null ? null : node.value(run, scope));
        }
    }

    /** {@code if}. */
    record If(Tree.Node test, Step then, Step otherwise) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            Optional<Boolean> truth = Sums.truth(test.value(run, scope));
            if (truth.isPresent()) {
                Step way = truth.get() ? then : otherwise;
                return way == null ? End.ON : way.follow(run, scope);
            }
            run.doubt();
            End one = then.follow(run, scope);
            End other = otherwise == null ? End.ON : otherwise.follow(run, scope);
            if (one.kind() == Kind.RETURN && other.kind() == Kind.RETURN) {
                return one.value() instanceof Unknown || one.value() == null ? other : one;
            }
            (one.kind() == Kind.RETURN ? Optional.of(one) : Optional.of(other).filter(e -> e.kind() == Kind.RETURN))
                    .ifPresent(end -> scope.perhaps(end.value()));
            return End.ON;
        }
    }

    /** {@code for}, {@code while} and {@code do}: as often as is certain, and once where nothing is. */
    record Loop(Step first, Tree.Node test, Tree.Node next, Step body, boolean bodyFirst) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            first.follow(run, scope);
            boolean certain = true;
            for (boolean begun = bodyFirst; certain; begun = false) {
                run.step();
                Optional<Boolean> truth =
                        begun || test == null ? Optional.of(true) : Sums.truth(test.value(run, scope));
                if (!truth.orElse(true)) {
                    return End.ON;
                }
                certain = truth.isPresent();
                End end = body.follow(run, scope);
                if (end.kind() == Kind.BREAK || end.kind() == Kind.RETURN) {
                    return end.kind() == Kind.BREAK ? End.ON : end;
                }
                if (next != null) {
                    next.value(run, scope);
                }
            }
            return End.ON;
        }
    }

    /** {@code for (x of list)} and {@code for (key in object)}. */
    record Each(Tree.Parameter name, boolean keys, Tree.Node of, Step body) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            for (Object item : items(of.value(run, scope))) {
                run.step();
                name.bind(run, scope, item);
                End end = body.follow(run, scope);
                if (end.kind() == Kind.RETURN) {
                    return end;
                }
                if (end.kind() == Kind.BREAK) {
                    return End.ON;
                }
            }
            return End.ON;
        }

        private List<?> items(Object of) {
            if (of instanceof ScriptObject object && object.isList()) {
                return keys ? Lists.numbers(object.items().size()) : List.copyOf(present(object.items()));
            }
            if (of instanceof ScriptObject object && keys) {
                return List.copyOf(object.fields().keySet());
            }
            return of instanceof Elements elements && !keys ? elements.single() : List.of(new Unknown(name.name()));
        }

        private static List<Object> present(List<Object> items) {
            return items.stream().filter(i -> i != null).toList();
        }
    }

    /** {@code switch}; where it is not known which case, each is gone into. */
    record Switch(Tree.Node of, List<Case> cases) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            Object value = of.value(run, scope);
            boolean unsure = value instanceof Unknown;
            boolean in = unsure;
            for (Case each : cases) {
                in = in || each.test() == null || Sums.same(value, each.test().value(run, scope));
                End end = in ? each.body().follow(run, scope) : End.ON;
                if (!unsure && end.kind() != Kind.ON) {
                    return end.kind() == Kind.BREAK ? End.ON : end;
                }
                if (end.kind() == Kind.RETURN) {
                    scope.perhaps(end.value());
                }
            }
            return End.ON;
        }
    }

    /** A case; without a test the last way out. */
    record Case(Tree.Node test, Step body) {}

    /** {@code try}: nothing fails here, so what is done in case of failure is done, too, as it may ask for something. */
    record Try(Step body, Step last) implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            End end = body.follow(run, scope);
            if (last != null) {
                last.follow(run, scope);
            }
            return end;
        }
    }

    /** A script that cannot be read at a place is followed up to there. */
    record Nothing() implements Step {
        @Override
        public End follow(ScriptRun run, Scope scope) {
            return End.ON;
        }
    }

    /** Names and values of a scope as they were, for those that follow a handler more than once. */
    record Kept(Scope scope, Map<String, Object> values) {
        static Kept of(Scope scope) {
            return new Kept(scope, scope.copy());
        }

        void restore() {
            scope.restore(values);
        }
    }
}
