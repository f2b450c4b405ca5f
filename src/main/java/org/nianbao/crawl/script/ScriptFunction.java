package org.nianbao.crawl.script;

import java.util.List;

/** A function of a script, with the names that are known where it stands. */
record ScriptFunction(ScriptRun run, Tree.FunctionOf written, Scope around, Object boundTo) implements Call {

    @Override
    public Object call(Object self, List<Object> arguments) {
        return run.within(() -> {
            Object me = written.arrow() || boundTo != null ? boundTo : self;
            Scope scope = new Scope(around, me);
            for (int i = 0; i < written.parameters().size(); i++) {
                Tree.Parameter parameter = written.parameters().get(i);
                Object given = i < arguments.size() ? arguments.get(i) : null;
                parameter.bind(run, scope, parameter.rest() ? rest(arguments, i) : given);
            }
            scope.declare("arguments", ScriptObject.list(arguments));
            Steps.End end = written.body().follow(run, scope);
            return end.kind() == Steps.Kind.RETURN ? end.value() : scope.perhaps();
        });
    }

    private static ScriptObject rest(List<Object> arguments, int from) {
        return ScriptObject.list(arguments.subList(Math.min(from, arguments.size()), arguments.size()));
    }

    /** Names of the parameters; blank for those that are taken apart. */
    List<String> parameters() {
        return written.parameters().stream().map(Tree.Parameter::name).toList();
    }

    /** The same function with {@code this} given. */
    ScriptFunction bound(Object self) {
        return new ScriptFunction(run, written, around, self);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
