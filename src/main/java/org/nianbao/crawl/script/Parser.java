package org.nianbao.crawl.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.crawl.script.Steps.Block;
import org.nianbao.crawl.script.Steps.Case;
import org.nianbao.crawl.script.Steps.Kind;
import org.nianbao.crawl.script.Steps.Left;
import org.nianbao.crawl.script.Steps.Nothing;
import org.nianbao.crawl.script.Steps.Said;
import org.nianbao.crawl.script.Steps.Step;
import org.nianbao.crawl.script.Tokens.Token;
import org.nianbao.crawl.script.Tree.FunctionOf;
import org.nianbao.crawl.script.Tree.Node;
import org.nianbao.crawl.script.Tree.Parameter;
import org.nianbao.crawl.script.Tree.Part;

/**
 * Reads a script (ECMA-262 §13 to §15, without classes and generators). A statement that it cannot read is left out, and
 * reading goes on behind it.
 */
final class Parser {
    private static final int DEEPEST = 150;
    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("??", 1),
            Map.entry("||", 1),
            Map.entry("&&", 2),
            Map.entry("|", 3),
            Map.entry("^", 4),
            Map.entry("&", 5),
            Map.entry("==", 6),
            Map.entry("!=", 6),
            Map.entry("===", 6),
            Map.entry("!==", 6),
            Map.entry("<", 7),
            Map.entry(">", 7),
            Map.entry("<=", 7),
            Map.entry(">=", 7),
            Map.entry("instanceof", 7),
            Map.entry("in", 7),
            Map.entry("<<", 8),
            Map.entry(">>", 8),
            Map.entry(">>>", 8),
            Map.entry("+", 9),
            Map.entry("-", 9),
            Map.entry("*", 10),
            Map.entry("/", 10),
            Map.entry("%", 10),
            Map.entry("**", 11));
    private static final Set<String> EITHER = Set.of("&&", "||", "??");
    private static final Set<String> SIGNED = Set.of("!", "-", "+", "~", "typeof", "void", "delete", "await");
    private static final Set<String> GIVEN = Set.of(
            "=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=", ">>>=", "**=", "&&=", "||=", "??=");
    private static final Map<String, Object> WORDS = Map.of("true", true, "false", false);

    private final List<Token> tokens;
    /** Where each bracket is closed, once it is asked for. */
    private int[] closed;

    private int at;
    private int depth;
    private boolean noIn;

    /** A place that cannot be read. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable() {
            super("not to be read as a script", null, false, false);
        }
    }

    private Parser(String source) {
        this.tokens = Tokens.of(source);
    }

    /** All that can be read of a script. */
    static Block read(String source) {
        Parser parser = new Parser(source);
        List<Step> steps = new ArrayList<>();
        while (parser.peek().kind() != Tokens.Kind.END) {
            int from = parser.at;
            try {
                steps.add(parser.step());
            } catch (Unreadable e) {
                // Something newer, older or broken: the rest is read without it.
                parser.depth = 0;
                parser.noIn = false;
                parser.skip(from);
            }
        }
        return new Block(steps);
    }

    /** Behind the statement that begins at a place. */
    private void skip(int from) {
        int open = 0;
        at = from;
        do {
            Token token = tokens.get(at++);
            open += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (open <= 0 && (token.is(";") || token.is("}"))) {
                return;
            }
        } while (at < tokens.size() - 1);
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private Token ahead(int by) {
        return tokens.get(Math.min(at + by, tokens.size() - 1));
    }

    private boolean sees(String sign) {
        return peek().is(sign);
    }

    private boolean takes(String sign) {
        boolean there = sees(sign);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String sign) {
        if (!takes(sign)) {
            throw new Unreadable();
        }
    }

    private String name() {
        Token token = peek();
        if (token.kind() != Tokens.Kind.NAME) {
            throw new Unreadable();
        }
        at++;
        return token.text();
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new Unreadable();
        }
    }

    // Statements

    private Step step() {
        deeper();
        Step step = anyStep();
        depth--;
        return step;
    }

    private Step anyStep() {
        if (sees("{")) {
            return block();
        }
        if (takes(";")) {
            return new Nothing();
        }
        Token token = peek();
        if (token.kind() == Tokens.Kind.NAME) {
            boolean label = ahead(1).is(":") && !token.is("default") && !token.is("case");
            if (label) {
                at += 2;
                return step();
            }
            Step worded = worded(token.text());
            if (worded != null) {
                return worded;
            }
        }
        Node node = expression();
        takes(";");
        return new Said(node);
    }

    /** A statement that begins with a word of its own; null for others. */
    private Step worded(String word) {
        return switch (word) {
            case "var", "const", "let" -> declared();
            case "function" -> ahead(1).kind() == Tokens.Kind.NAME || ahead(1).is("*") ? named() : null;
            case "async" -> ahead(1).is("function") ? named() : null;
            case "if" -> choice();
            case "for" -> loop();
            case "while" -> whileLoop();
            case "do" -> doLoop();
            case "switch" -> switched();
            case "try" -> tried();
            case "return" -> left(Kind.RETURN);
            case "throw" -> left(Kind.RETURN);
            case "break" -> jump(Kind.BREAK);
            case "continue" -> jump(Kind.CONTINUE);
            case "class", "import", "export" -> throw new Unreadable();
            default -> null;
        };
    }

    private Block block() {
        need("{");
        List<Step> steps = new ArrayList<>();
        while (!takes("}")) {
            if (peek().kind() == Tokens.Kind.END) {
                throw new Unreadable();
            }
            steps.add(step());
        }
        return new Block(steps);
    }

    private Step declared() {
        at++;
        List<Parameter> names = new ArrayList<>();
        do {
            names.add(parameter());
        } while (takes(","));
        takes(";");
        return new Steps.Declared(names, false);
    }

    private Step named() {
        takes("async");
        at++;
        takes("*");
        String name = name();
        FunctionOf function = function(name);
        return new Steps.Declared(List.of(new Parameter(name, List.of(), function, false)), true);
    }

    private Step choice() {
        at++;
        need("(");
        Node test = expression();
        need(")");
        Step then = step();
        return new Steps.If(test, then, takes("else") ? step() : null);
    }

    private Step loop() {
        at++;
        takes("await");
        need("(");
        int begin = at;
        boolean word = sees("var") || sees("let") || sees("const");
        at += word ? 1 : 0;
        if ((word || peek().kind() == Tokens.Kind.NAME) && eachFollows()) {
            Parameter name = word || !ahead(1).is("=") ? target() : parameter();
            boolean keys = sees("in");
            at++;
            Node of = expression();
            need(")");
            return new Steps.Each(name, keys, of, step());
        }
        at = begin;
        noIn = true;
        Step first = sees(";") ? new Nothing() : word ? declaredOnce() : new Said(expression());
        noIn = false;
        takes(";");
        Node test = sees(";") ? null : expression();
        need(";");
        Node next = sees(")") ? null : expression();
        need(")");
        return new Steps.Loop(first, test, next, step(), false);
    }

    private Step declaredOnce() {
        at++;
        List<Parameter> names = new ArrayList<>();
        do {
            names.add(parameter());
        } while (takes(","));
        return new Steps.Declared(names, false);
    }

    /** Whether {@code in} or {@code of} follows what is declared. */
    private boolean eachFollows() {
        int end = sees("{") || sees("[") ? closing(at) + 1 : at + 1;
        Token token = tokens.get(Math.min(end, tokens.size() - 1));
        return token.is("in") || token.is("of");
    }

    private Step whileLoop() {
        at++;
        need("(");
        Node test = expression();
        need(")");
        return new Steps.Loop(new Nothing(), test, null, step(), false);
    }

    private Step doLoop() {
        at++;
        Step body = step();
        need("while");
        need("(");
        Node test = expression();
        need(")");
        takes(";");
        return new Steps.Loop(new Nothing(), test, null, body, true);
    }

    private Step switched() {
        at++;
        need("(");
        Node of = expression();
        need(")");
        need("{");
        List<Case> cases = new ArrayList<>();
        while (!takes("}")) {
            cases.add(caseOf());
        }
        return new Steps.Switch(of, cases);
    }

    private Case caseOf() {
        Node test = null;
        if (!takes("default")) {
            need("case");
            test = expression();
        }
        need(":");
        List<Step> steps = new ArrayList<>();
        while (!sees("case") && !sees("default") && !sees("}")) {
            steps.add(step());
        }
        return new Case(test, new Block(steps));
    }

    private Step tried() {
        at++;
        Step body = block();
        Step failed = takes("catch") ? caught() : null;
        return new Steps.Try(body, takes("finally") ? block() : failed);
    }

    private Step caught() {
        if (takes("(")) {
            target();
            need(")");
        }
        return block();
    }

    private Step left(Kind kind) {
        at++;
        boolean empty = sees(";") || sees("}") || peek().newLine() || peek().kind() == Tokens.Kind.END;
        Node node = empty ? null : expression();
        takes(";");
        return new Left(kind, node);
    }

    private Step jump(Kind kind) {
        at++;
        if (peek().kind() == Tokens.Kind.NAME && !peek().newLine()) {
            at++;
        }
        takes(";");
        return new Left(kind, null);
    }

    // What is declared

    private Parameter parameter() {
        boolean rest = takes("...");
        Parameter target = target();
        Node otherwise = takes("=") ? assignment() : null;
        return new Parameter(target.name(), target.parts(), otherwise, rest);
    }

    private Parameter target() {
        deeper();
        List<Part> parts = new ArrayList<>();
        String name = "";
        if (sees("{") || sees("[")) {
            taken(parts);
        } else {
            name = name();
        }
        depth--;
        return new Parameter(name, parts, null, false);
    }

    private void taken(List<Part> parts) {
        boolean list = takes("[");
        if (!list) {
            need("{");
        }
        for (int i = 0; !takes(list ? "]" : "}"); i++) {
            if (takes(",")) {
                continue;
            }
            String key = Integer.toString(i);
            if (!list && !sees("...")) {
                key = peek().text();
                if (ahead(1).is(":")) {
                    at += 2;
                }
            }
            parts.add(new Part(key, parameter()));
            takes(",");
        }
    }

    private FunctionOf function(String name) {
        need("(");
        List<Parameter> parameters = parameters();
        return new FunctionOf(name, parameters, block(), false);
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        while (!takes(")")) {
            parameters.add(parameter());
            takes(",");
        }
        return parameters;
    }

    // Expressions

    private Node expression() {
        Node node = assignment();
        while (takes(",")) {
            node = new Tree.Either(",", node, assignment());
        }
        return node;
    }

    private Node assignment() {
        deeper();
        Node node = arrowFollows() ? arrow() : given();
        depth--;
        return node;
    }

    private Node given() {
        Node left = ternary();
        Token sign = peek();
        if (sign.kind() == Tokens.Kind.SIGN && GIVEN.contains(sign.text())) {
            at++;
            return new Tree.Given(sign.text(), left, assignment());
        }
        return left;
    }

    private Node ternary() {
        Node test = sum(1);
        if (!takes("?")) {
            return test;
        }
        boolean outer = noIn;
        noIn = false;
        Node then = assignment();
        noIn = outer;
        need(":");
        return new Tree.Choice(test, then, assignment());
    }

    private Node sum(int least) {
        Node left = unary();
        while (true) {
            Token sign = peek();
            int rank = rank(sign);
            if (rank < least) {
                return left;
            }
            at++;
            Node right = sum(rank + 1);
            left = EITHER.contains(sign.text())
                    ? new Tree.Either(sign.text(), left, right)
                    : new Tree.Sum(sign.text(), left, right);
        }
    }

    private int rank(Token sign) {
        boolean possible = sign.kind() == Tokens.Kind.SIGN || sign.is("in") || sign.is("instanceof");
        return possible && !(noIn && sign.is("in")) ? RANKS.getOrDefault(sign.text(), 0) : 0;
    }

    private Node unary() {
        Token token = peek();
        boolean sign = token.kind() == Tokens.Kind.SIGN || token.kind() == Tokens.Kind.NAME;
        if (sign && SIGNED.contains(token.text())) {
            deeper();
            at++;
            Node of = unary();
            depth--;
            return new Tree.Signed(token.text(), of);
        }
        if (takes("++") || takes("--")) {
            deeper();
            Node of = unary();
            depth--;
            return of instanceof Tree.Target target ? counted(token, target, true) : of;
        }
        return countedBehind();
    }

    private Node countedBehind() {
        Node of = member(primary());
        boolean behind = (sees("++") || sees("--")) && !peek().newLine();
        if (behind && of instanceof Tree.Target target) {
            return counted(tokens.get(at++), target, false);
        }
        return of;
    }

    private static Node counted(Token sign, Tree.Target target, boolean before) {
        return new Tree.Counted(target, sign.text().equals("++") ? 1 : -1, before);
    }

    private Node member(Node first) {
        Node node = first;
        while (true) {
            if (takes(".") || takes("?.")) {
                if (!sees("(") && !sees("[")) {
                    takes("#");
                    node = new Tree.Member(node, new Tree.Literal(name()));
                }
            } else if (takes("[")) {
                Node key = inner();
                need("]");
                node = new Tree.Member(node, key);
            } else if (takes("(")) {
                node = new Tree.Called(node, items(")"));
            } else if (peek().kind() == Tokens.Kind.TEMPLATE) {
                at++;
                node = new Tree.Literal(Unknown.ANYTHING);
            } else {
                return node;
            }
        }
    }

    private Node inner() {
        boolean outer = noIn;
        noIn = false;
        Node node = expression();
        noIn = outer;
        return node;
    }

    private List<Node> items(String end) {
        boolean outer = noIn;
        noIn = false;
        List<Node> items = new ArrayList<>();
        while (!takes(end)) {
            if (takes(",")) {
                items.add(new Tree.Literal(null));
                continue;
            }
            items.add(takes("...") ? new Tree.Spread(assignment()) : assignment());
            if (!sees(end)) {
                need(",");
            }
        }
        noIn = outer;
        return items;
    }

    private Node primary() {
        Token token = peek();
        at++;
        return switch (token.kind()) {
            case TEXT -> new Tree.Literal(token.text());
            case NUMBER -> new Tree.Literal(number(token.text()));
            case TEMPLATE -> template(token.text());
            case PATTERN -> new Tree.Pattern(token.text());
            case NAME -> word(token.text());
            case SIGN -> bracket(token.text());
            case END -> throw new Unreadable();
        };
    }

    private Node word(String word) {
        return switch (word) {
            case "true", "false" -> new Tree.Literal(WORDS.get(word));
            case "null", "undefined" -> new Tree.Literal(null);
            case "function" -> written();
            case "async" -> takes("function") ? written() : new Tree.Name(word);
            case "new" -> made();
            case "class" -> throw new Unreadable();
            default -> new Tree.Name(word);
        };
    }

    private Node written() {
        takes("*");
        String name = peek().kind() == Tokens.Kind.NAME ? name() : "";
        return function(name);
    }

    private Node made() {
        deeper();
        Node of = primary();
        while (takes(".")) {
            of = new Tree.Member(of, new Tree.Literal(name()));
        }
        depth--;
        return new Tree.Made(of, takes("(") ? items(")") : List.of());
    }

    private Node bracket(String sign) {
        return switch (sign) {
            case "(" -> {
                Node node = inner();
                need(")");
                yield node;
            }
            case "[" -> new Tree.ListOf(items("]"));
            case "{" -> object();
            default -> throw new Unreadable();
        };
    }

    private Node object() {
        List<Tree.Field> fields = new ArrayList<>();
        while (!takes("}")) {
            if (takes("...")) {
                fields.add(new Tree.Field(null, assignment()));
            } else {
                fields.add(field());
            }
            if (!sees("}")) {
                need(",");
            }
        }
        return new Tree.ObjectOf(fields);
    }

    private Tree.Field field() {
        boolean more = !ahead(1).is(":") && !ahead(1).is("(") && !ahead(1).is(",") && !ahead(1).is("}");
        if (more && (sees("async") || sees("get") || sees("set") || sees("*"))) {
            at++;
        }
        Token token = peek();
        at++;
        if (token.is("[")) {
            Node key = inner();
            need("]");
            return new Tree.Field(key, sees("(") ? function("") : colon());
        }
        Node key = new Tree.Literal(
                token.kind() == Tokens.Kind.NUMBER
                        ? Sums.text(number(token.text())).orElse("")
                        : token.text());
        if (sees("(")) {
            return new Tree.Field(key, function(token.text()));
        }
        boolean same = sees(",") || sees("}");
        return new Tree.Field(key, same ? new Tree.Name(token.text()) : colon());
    }

    private Node colon() {
        need(":");
        boolean outer = noIn;
        noIn = false;
        Node value = assignment();
        noIn = outer;
        return value;
    }

    private boolean arrowFollows() {
        int from = sees("async") && !ahead(1).is("function") ? at + 1 : at;
        Token token = tokens.get(Math.min(from, tokens.size() - 1));
        if (token.is("(")) {
            int end = closing(from);
            return end + 1 < tokens.size() && tokens.get(end + 1).is("=>");
        }
        return token.kind() == Tokens.Kind.NAME
                && from + 1 < tokens.size()
                && tokens.get(from + 1).is("=>");
    }

    /** Where the bracket is closed that is opened at a place. */
    private int closing(int from) {
        if (closed == null) {
            closed = brackets();
        }
        return closed[from];
    }

    private int[] brackets() {
        int[] all = new int[tokens.size()];
        Arrays.fill(all, tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < all.length; i++) {
            if (tokens.get(i).opens()) {
                open.push(i);
            } else if (tokens.get(i).closes() && !open.isEmpty()) {
                all[open.pop()] = i;
            }
        }
        return all;
    }

    private Node arrow() {
        if (sees("async") && !ahead(1).is("=>")) {
            at++;
        }
        List<Parameter> parameters = takes("(") ? parameters() : List.of(target());
        need("=>");
        boolean outer = noIn;
        noIn = false;
        Step body = sees("{") ? block() : new Left(Kind.RETURN, assignment());
        noIn = outer;
        return new FunctionOf("", parameters, body, true);
    }

    private static Object number(String digits) {
        try {
            return digits.startsWith("0x") || digits.startsWith("0X")
                    ? (double) Long.parseLong(digits.substring(2), 16)
                    : Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            // A number of another kind, such as 10n.
            return Unknown.ANYTHING;
        }
    }

    /** A text with sums in braces. */
    private Node template(String raw) {
        deeper();
        List<Node> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.startsWith("${", i)) {
                int end = braceAfter(raw, i + 2);
                parts.add(new Tree.Literal(text.toString()));
                text.setLength(0);
                Parser inner = new Parser(raw.substring(i + 2, end));
                inner.depth = depth;
                parts.add(inner.expression());
                i = end;
            } else if (raw.charAt(i) == '\\' && i + 1 < raw.length()) {
                i++;
                i += Tokens.escaped(raw, i, text);
            } else {
                text.append(raw.charAt(i));
            }
        }
        parts.add(new Tree.Literal(text.toString()));
        depth--;
        return new Tree.Template(parts);
    }

    private static int braceAfter(String raw, int from) {
        int open = 1;
        for (int i = from; i < raw.length(); i++) {
            open += raw.charAt(i) == '{' ? 1 : raw.charAt(i) == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        throw new Unreadable();
    }
}
