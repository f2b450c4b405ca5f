package org.nianbao.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * {@code datapackage-digest.json} with the anonymous signature of WACZ Signing 0.1.0: ECDSA on P-384 with SHA-256 over the
 * text of the hash, the signature as its two numbers one after the other (IEEE P1363), the key as X.509
 * SubjectPublicKeyInfo, which is what browsers' crypto makes and checks.
 */
final class WaczSignature {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final Set<String> ANONYMOUS =
            Set.of("hash", "created", "software", "version", "signature", "publicKey");
    private static final Set<String> DOMAIN = Set.of(
            "hash",
            "created",
            "software",
            "version",
            "signature",
            "domain",
            "domainCert",
            "timeSignature",
            "timestampCert");

    private WaczSignature() {}

    /**
     * Signs with a key made for this package and forgotten at once: it proves that package and signature have not been
     * changed since, not who made them.
     *
     * @param hash of datapackage.json, with its label
     */
    static ObjectNode sign(String hash, Instant created, String software) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            KeyPair keys = generator.generateKeyPair();
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(hash.getBytes(StandardCharsets.UTF_8));
            ObjectNode json = new ObjectMapper().createObjectNode();
            json.put("path", "datapackage.json").put("hash", hash);
            json.putObject("signedData")
                    .put("hash", hash)
                    .put("created", created.toString())
                    .put("software", software)
                    .put("version", "0.1.0")
                    .put("signature", Base64.getEncoder().encodeToString(signature.sign()))
                    .put(
                            "publicKey",
                            Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
            return json;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA on P-384", e);
        }
    }

    /**
     * Checks the file.
     *
     * @param hash of datapackage.json as it is
     * @param created of datapackage.json
     */
    static void check(JsonNode json, String hash, String created, BiConsumer<Flaw, String> tell) {
        if (!json.path("path").asText().equals("datapackage.json")) {
            tell.accept(Flaw.WACZ_DIGEST_PATH, json.path("path").asText());
        }
        if (!json.path("hash").asText().equals(hash)) {
            tell.accept(Flaw.WACZ_DIGEST_WRONG, json.path("hash").asText());
        }
        if (json.has("signedData")) {
            signed(json.path("signedData"), hash, created, tell);
        }
    }

    private static void signed(JsonNode signed, String hash, String created, BiConsumer<Flaw, String> tell) {
        Set<String> names = new TreeSet<>();
        signed.fieldNames().forEachRemaining(names::add);
        boolean anonymous = names.equals(ANONYMOUS);
        names.remove("crossSignedCert");
        if (!anonymous && !names.equals(DOMAIN)) {
            tell.accept(Flaw.WACZ_SIGNATURE_FORM, String.join(", ", names));
        }
        if (!signed.path("hash").asText().equals(hash)) {
            tell.accept(Flaw.WACZ_SIGNATURE_HASH, signed.path("hash").asText());
        }
        if (!created.isEmpty() && !signed.path("created").asText().equals(created)) {
            tell.accept(
                    Flaw.WACZ_SIGNATURE_FORM,
                    "created: " + signed.path("created").asText());
        }
        // The domain form needs the chain of a certificate authority; that is for the tools of its makers.
        if (anonymous && !valid(signed)) {
            tell.accept(Flaw.WACZ_SIGNATURE_WRONG, signed.path("publicKey").asText());
        }
    }

    private static boolean valid(JsonNode signed) {
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(
                            Base64.getDecoder().decode(signed.path("publicKey").asText())));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(signed.path("hash").asText().getBytes(StandardCharsets.UTF_8));
            return signature.verify(
                    Base64.getDecoder().decode(signed.path("signature").asText()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // a key or signature that cannot be read is not valid
        }
    }
}
