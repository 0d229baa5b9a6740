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
  private static final String PROFILE = "urn:werkbank:terms:1";
  private static final String PURPOSE = "urn:werkbank:purpose:";

  private final ObjectMapper json;

  Odrl(ObjectMapper json) {
    this.json = json;
  }

  String agreement(String id, RequestStore.Row asked, Terms terms) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("@context", "http://www.w3.org/ns/odrl.jsonld");
    policy.put("@type", "Agreement");
    policy.put("uid", "urn:werkbank:agreement:" + id);
    policy.put("profile", PROFILE);
    policy.put("assigner", member(asked.ownerSlug()));
    policy.put("assignee", member(asked.memberSlug()));
    policy.put("target", data(asked.datasetId()));
    rules(policy, terms, constraint("purpose", "eq", PURPOSE + asked.purpose()));
    try {
      return json.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy is made of words", e);
    }
  }

  /**
   * What the owner offers, as a part of a catalogue, which says in its own context what is what.
   */
  static Map<String, Object> offer(Offer offer) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("@type", "Offer");
    policy.put("uid", "urn:werkbank:offer:" + offer.id());
    policy.put("profile", PROFILE);
    policy.put("assigner", member(offer.ownerSlug()));
    policy.put("target", data(offer.datasetId()));
    List<String> purposes =
        offer.terms().purposes().stream().map(one -> PURPOSE + one.slug()).toList();
    rules(policy, offer.terms(), constraint("purpose", "isAnyOf", purposes));
    return policy;
  }

  /** The name of a member in policies and catalogues. */
  static String member(String slug) {
    return "urn:werkbank:member:" + slug;
  }

  /** The name of a data set in policies and catalogues. */
  static String data(String id) {
    return "urn:werkbank:dataset:" + id;
  }

  private static void rules(Map<String, Object> policy, Terms terms, Map<String, Object> purpose) {
    List<Map<String, Object>> permissions = new ArrayList<>();
    List<Map<String, Object>> prohibitions = new ArrayList<>();
    List<Map<String, Object>> constraints = new ArrayList<>();
    constraints.add(purpose);
    if (terms.validUntil() != null) {
      constraints.add(constraint("dateTime", "lt", terms.validUntil().toString()));
    }
    Map<String, Boolean> actions = new LinkedHashMap<>();
    actions.put("derive", terms.mayTrain());
    actions.put("reproduce", terms.mayDownload());
    actions.put("distribute", terms.mayShareModel());
    actions.forEach(
        (action, isAllowed) -> {
          Map<String, Object> rule = new LinkedHashMap<>();
          rule.put("action", action);
          if (isAllowed) {
            rule.put("constraint", constraints);
          }
          (isAllowed ? permissions : prohibitions).add(rule);
        });
    policy.put("permission", permissions);
    policy.put("prohibition", prohibitions);
  }

  private static Map<String, Object> constraint(String left, String operator, Object right) {
    Map<String, Object> constraint = new LinkedHashMap<>();
    constraint.put("leftOperand", left);
    constraint.put("operator", operator);
    constraint.put("rightOperand", right);
    return constraint;
  }
}
