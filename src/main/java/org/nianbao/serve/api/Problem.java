package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.nianbao.model.Message;

/**
 * What could not be answered and why, as {@code application/problem+json} (RFC 9457).
 *
 * @param status HTTP status
 * @param message stable id and whole sentences: what happened and the way on
 */
record Problem(int status, Message message) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem badParameter(String name, String given, String wanted) {
        return new Problem(
                400,
                new Message(
                        "bad_parameter",
                        "参数 " + name + " 的值“" + given + "”不可用；应为" + wanted + "。",
                        "The parameter " + name + " cannot be \"" + given + "\"; it must be " + wanted + "."));
    }

    static Problem missingParameter(String name) {
        return new Problem(
                400,
                new Message(
                        "missing_parameter",
                        "缺少参数 " + name + "；请在地址中给出。",
                        "The parameter " + name + " is missing; give it in the address."));
    }

    static Problem notFound(String zh, String en) {
        return new Problem(404, new Message("not_found", zh, en));
    }

    static Problem noSuchAddress() {
        return new Problem(
                404,
                new Message(
                        "no_such_address",
                        "接口没有这个地址；全部地址见 /api/v1/openapi.json。",
                        "The API has no such address; all of them stand in /api/v1/openapi.json."));
    }

    static Problem readOnly() {
        return new Problem(
                405,
                new Message(
                        "read_only",
                        "接口只供读取，只接受 GET 和 HEAD。",
                        "The API can only be read: GET and HEAD are answered, nothing else."));
    }

    /** The database cannot be used for the time being. */
    static Problem away(Message why) {
        return new Problem(503, why);
    }

    static Problem bug() {
        return new Problem(
                500,
                new Message(
                        "internal_error",
                        "程序出错；详情见服务器日志。请稍后再试，或向维护者报告。",
                        "The program failed; the server's log has the details. Try again later or report it."));
    }

    ObjectNode json(String instance) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "urn:nianbao:problem:" + message.id());
        node.put("title", message.en());
        node.put("status", status);
        node.put("id", message.id());
        node.put("zh", message.zh());
        node.put("en", message.en());
        node.put("instance", instance);
        return node;
    }
}
