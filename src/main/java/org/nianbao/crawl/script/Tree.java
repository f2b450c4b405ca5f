package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The expressions of a script; each says what it stands for. */
interface Tree {

    /** An expression. */
    interface Node {
        Object value(ScriptRun run, Scope scope);
    }

    /** What can be given a value. */
    interface Target extends Node {
        void assign(ScriptRun run, Scope scope, Object value);
    }

    /** A text, a number, a truth or nothing. */
    record Literal(Object of) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return of;
        }
    }

    /** A name. */
    record Name(String name) implements Target {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            if (name.equals("this")) {
                return scope.self;
            }
            return scope.knows(name) ? scope.get(name) : run.global(name);
        }

        @Override
        public void assign(ScriptRun run, Scope scope, Object value) {
            if (!run.assignedGlobal(name, value)) {
                scope.set(name, value);
            }
        }
    }

    /** A member by its name or by a sum. */
    record Member(Node of, Node key) implements Target {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return run.member(of.value(run, scope), key.value(run, scope));
        }

        @Override
        public void assign(ScriptRun run, Scope scope, Object value) {
            run.assign(of.value(run, scope), key.value(run, scope), value);
        }
    }

    /** A text with sums in it. */
    record Template(List<Node> parts) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Object text = "";
            for (Node part : parts) {
                text = run.weighed(Sums.plus(text, part.value(run, scope)));
            }
            return text;
        }
    }

    /** Items of a list before they are known; those behind three dots are many. */
    record Spread(Node of) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return of.value(run, scope);
        }

        static List<Object> values(List<Node> nodes, ScriptRun run, Scope scope) {
            List<Object> values = new ArrayList<>();
            for (Node node : nodes) {
                Object value = node.value(run, scope);
                if (node instanceof Spread && value instanceof ScriptObject many && many.isList()) {
                    values.addAll(many.items());
                } else {
                    values.add(value);
                }
            }
            return values;
        }
    }

    /** A list. */
    record ListOf(List<Node> items) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return ScriptObject.list(Spread.values(items, run, scope));
        }
    }

    /** A field of an object as it is written; without a key another object's fields. */
    record Field(Node key, Node value) {}

    /** An object. */
    record ObjectOf(List<Field> fields) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            ScriptObject object = ScriptObject.object();
            for (Field field : fields) {
                Object value = field.value().value(run, scope);
                if (field.key() != null) {
                    Sums.text(field.key().value(run, scope))
                            .ifPresent(key -> object.fields().put(key, value));
                } else if (value instanceof ScriptObject other) {
                    object.fields().putAll(other.fields());
                }
            }
            return object;
        }
    }

    /**
     * What a function is given, or a declaration declares.
     *
     * @param name blank where it is taken apart
     * @param parts what it is taken apart into, by key
     * @param otherwise what stands for it where nothing is given, or null
     */
    record Parameter(String name, List<Part> parts, Node otherwise, boolean rest) {
        void bind(ScriptRun run, Scope scope, Object given) {
            Object value = given == null && otherwise != null ? otherwise.value(run, scope) : given;
            if (!name.isEmpty()) {
                scope.declare(name, value);
            }
            for (Part part : parts) {
                Object member = value == null ? new Unknown(part.key()) : run.member(value, part.key());
                part.to().bind(run, scope, member);
            }
        }
    }

    /** A part of what is taken apart. */
    record Part(String key, Parameter to) {}

    /** A function. */
    record FunctionOf(String name, List<Parameter> parameters, Steps.Step body, boolean arrow) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return new ScriptFunction(run, this, scope, arrow ? scope.self : null);
        }
    }

    /** Something with a sign before it. */
    record Signed(String sign, Node of) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Object value = of.value(run, scope);
            return switch (sign) {
                case "!" -> Sums.truth(value).<Object>map(t -> !t).orElse(Unknown.ANYTHING);
                case "-", "+", "~" -> Sums.signed(sign, value);
                case "typeof" -> Sums.type(value);
                case "void", "delete" -> null;
                default -> value;
            };
        }
    }

    /** {@code n++} and its like. */
    record Counted(Target of, int by, boolean before) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Object value = Sums.signed("+", of.value(run, scope));
            Object next = value instanceof Double number ? (Object) (number + by) : Unknown.ANYTHING;
            of.assign(run, scope, next);
            return before ? next : value;
        }
    }

    /** A sum or a comparison. */
    record Sum(String sign, Node left, Node right) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return run.weighed(run.within(() -> Sums.of(sign, left.value(run, scope), right.value(run, scope))));
        }
    }

    /** {@code a && b}, {@code a || b}, {@code a ?? b}, {@code a, b}. */
    record Either(String sign, Node left, Node right) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Object first = left.value(run, scope);
            if (sign.equals(",")) {
                return right.value(run, scope);
            }
            Optional<Boolean> truth =
                    sign.equals("??") && !(first instanceof Unknown) ? Optional.of(first != null) : Sums.truth(first);
            if (truth.isPresent() && truth.get() != sign.equals("&&")) {
                return first;
            }
            Object second = right.value(run, scope);
            boolean vain = truth.isEmpty() && (second == null || second instanceof Unknown);
            return vain ? first : second;
        }
    }

    /** {@code a ? b : c}; where it is not known which, both are looked at. */
    record Choice(Node test, Node then, Node otherwise) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Optional<Boolean> truth = Sums.truth(test.value(run, scope));
            if (truth.isPresent()) {
                return (truth.get() ? then : otherwise).value(run, scope);
            }
            Object one = then.value(run, scope);
            Object other = otherwise.value(run, scope);
            return one instanceof String text && !Unknown.in(text) ? one : other;
        }
    }

    /** A value given to a name or a member. */
    record Given(String sign, Node to, Node from) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Object value = from.value(run, scope);
            if (sign.length() > 1) {
                String sum = sign.substring(0, sign.length() - 1);
                Object old = to.value(run, scope);
                value = switch (sum) {
                    case "&&", "||", "??" -> Sums.truth(old).orElse(true) ? old : value;
                    default -> Sums.of(sum, old, value);
                };
            }
            run.weighed(value);
            if (to instanceof Target target) {
                target.assign(run, scope, value);
            }
            return value;
        }
    }

    /** A call. */
    record Called(Node of, List<Node> arguments) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return run.within(() -> {
                Object self = of instanceof Member member ? member.of().value(run, scope) : null;
                Object key = of instanceof Member member ? member.key().value(run, scope) : null;
                Object function = of instanceof Member ? run.member(self, key) : of.value(run, scope);
                List<Object> given = Spread.values(arguments, run, scope);
                String name =
                        of instanceof Name plain ? plain.name() : Sums.text(key).orElse("");
                return run.call(function, self, name, given);
            });
        }
    }

    /** {@code new X(…)}. */
    record Made(Node of, List<Node> arguments) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            Object maker = of.value(run, scope);
            List<Object> given = Spread.values(arguments, run, scope);
            if (maker instanceof ScriptFunction function) {
                ScriptObject made = ScriptObject.object();
                Object back = run.call(function, made, "", given);
                return back instanceof ScriptObject ? back : made;
            }
            return run.call(maker, null, of instanceof Name name ? name.name() : "", given);
        }
    }

    /** A pattern with its slashes. */
    record Pattern(String written) implements Node {
        @Override
        public Object value(ScriptRun run, Scope scope) {
            return new ScriptPattern(written);
        }
    }
}
