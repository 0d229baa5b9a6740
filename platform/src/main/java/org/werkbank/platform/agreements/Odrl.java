package org.werkbank.platform.agreements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms for machines: ODRL 2.2 (https://www.w3.org/TR/odrl-model/) as JSON-LD. Learning from data
 * is {@code derive}, fetching them {@code reproduce}, passing a model on {@code distribute}.
 */
final class Odrl {
  private final ObjectMapper json;

  Odrl(ObjectMapper json) {
    this.json = json;
  }

  String agreement(String id, RequestStore.Row asked, Terms terms) {
    List<Map<String, Object>> permissions = new ArrayList<>();
    List<Map<String, Object>> prohibitions = new ArrayList<>();
    rule(terms.mayTrain(), "derive", asked, terms, permissions, prohibitions);
    rule(terms.mayDownload(), "reproduce", asked, terms, permissions, prohibitions);
    rule(terms.mayShareModel(), "distribute", asked, terms, permissions, prohibitions);
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("@context", "http://www.w3.org/ns/odrl.jsonld");
    policy.put("@type", "Agreement");
    policy.put("uid", "urn:werkbank:agreement:" + id);
    policy.put("profile", "urn:werkbank:terms:1");
    policy.put("assigner", "urn:werkbank:member:" + asked.ownerSlug());
    policy.put("assignee", "urn:werkbank:member:" + asked.memberSlug());
    policy.put("target", "urn:werkbank:dataset:" + asked.datasetId());
    policy.put("permission", permissions);
    policy.put("prohibition", prohibitions);
    try {
      return json.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy is made of words", e);
    }
  }

  private static void rule(
      boolean isAllowed,
      String action,
      RequestStore.Row asked,
      Terms terms,
      List<Map<String, Object>> permissions,
      List<Map<String, Object>> prohibitions) {
    if (!isAllowed) {
      prohibitions.add(Map.of("action", action));
      return;
    }
    List<Map<String, Object>> constraints = new ArrayList<>();
    constraints.add(constraint("purpose", "eq", "urn:werkbank:purpose:" + asked.purpose()));
    if (terms.validUntil() != null) {
      constraints.add(constraint("dateTime", "lt", terms.validUntil().toString()));
    }
    Map<String, Object> permission = new LinkedHashMap<>();
    permission.put("action", action);
    permission.put("constraint", constraints);
    permissions.add(permission);
  }

  private static Map<String, Object> constraint(String left, String operator, String right) {
    Map<String, Object> constraint = new LinkedHashMap<>();
    constraint.put("leftOperand", left);
    constraint.put("operator", operator);
    constraint.put("rightOperand", right);
    return constraint;
  }
}
