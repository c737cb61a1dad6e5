// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

extension Schema {
    static let embeddedText = #"""
group admission.v1 - -
message AdmissionRequest hidden
  uid 1 string always optional
  kind 2 meta.v1.GroupVersionKind always optional
  resource 3 meta.v1.GroupVersionResource always optional
  subResource 4 string optional
  requestKind 13 meta.v1.GroupVersionKind pointer optional
  requestResource 14 meta.v1.GroupVersionResource pointer optional
  requestSubResource 15 string optional
  name 5 string optional
  namespace 6 string optional
  operation 7 string always optional
  userInfo 8 authentication.v1.UserInfo always optional
  object 9 runtime.RawExtension optional
  oldObject 10 runtime.RawExtension optional
  dryRun 11 bool pointer optional
  options 12 runtime.RawExtension optional
message AdmissionResponse hidden
  uid 1 string always optional
  allowed 2 bool always optional
  status 3 meta.v1.Status pointer optional
  patch 4 bytes optional
  patchType 5 string pointer optional
  auditAnnotations 6 map<string,string> optional
  warnings 7 []string optional
message AdmissionReview hidden
  request 1 admission.v1.AdmissionRequest pointer optional
  response 2 admission.v1.AdmissionResponse pointer optional
group admissionregistration.v1 admissionregistration.k8s.io v1
enum FailurePolicyType Fail Ignore
enum MatchPolicyType Equivalent Exact
enum OperationType * CONNECT CREATE DELETE UPDATE
enum PatchType ApplyConfiguration JSONPatch
enum ReinvocationPolicyType IfNeeded Never
enum ScopeType * Cluster Namespaced
enum SideEffectClass None NoneOnDryRun Some Unknown
enum ValidationAction Audit Deny Warn
resource mutatingadmissionpolicies MutatingAdmissionPolicy cluster
  singular mutatingadmissionpolicy
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Mutations" integer - 0
  column "ParamKind" string - 0
  column "Age" string - 0
resource mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding cluster
  singular mutatingadmissionpolicybinding
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "PolicyName" string - 0
  column "ParamRef" string - 0
  column "Age" string - 0
resource mutatingwebhookconfigurations MutatingWebhookConfiguration cluster
  singular mutatingwebhookconfiguration
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Webhooks" integer - 0
  column "Age" string - 0
resource validatingadmissionpolicies ValidatingAdmissionPolicy cluster
  singular validatingadmissionpolicy
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  subresource status ValidatingAdmissionPolicy get patch update
  column "Name" string name 0
  column "Validations" integer - 0
  column "ParamKind" string - 0
  column "Age" string - 0
resource validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding cluster
  singular validatingadmissionpolicybinding
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "PolicyName" string - 0
  column "ParamRef" string - 0
  column "Age" string - 0
resource validatingwebhookconfigurations ValidatingWebhookConfiguration cluster
  singular validatingwebhookconfiguration
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Webhooks" integer - 0
  column "Age" string - 0
message ApplyConfiguration
  expression 1 string
message AuditAnnotation
  key 1 string required always
  valueExpression 2 string required always
message ExpressionWarning
  fieldRef 2 string required always
  warning 3 string required always
message JSONPatch
  expression 1 string
message MatchCondition
  name 1 string required always
  expression 2 string required always
message MatchResources atomic
  namespaceSelector 1 meta.v1.LabelSelector pointer optional
  objectSelector 2 meta.v1.LabelSelector pointer optional
  resourceRules 3 []admissionregistration.v1.NamedRuleWithOperations optional list=atomic
  excludeResourceRules 4 []admissionregistration.v1.NamedRuleWithOperations optional list=atomic
  matchPolicy 7 string pointer optional enum=admissionregistration.v1.MatchPolicyType
message MutatingAdmissionPolicy kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 admissionregistration.v1.MutatingAdmissionPolicySpec
    : What is desired.
message MutatingAdmissionPolicyBinding kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 admissionregistration.v1.MutatingAdmissionPolicyBindingSpec
    : What is desired.
message MutatingAdmissionPolicyBindingList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []admissionregistration.v1.MutatingAdmissionPolicyBinding required always
    : The objects of the list.
message MutatingAdmissionPolicyBindingSpec
  policyName 1 string
  paramRef 2 admissionregistration.v1.ParamRef pointer optional
  matchResources 3 admissionregistration.v1.MatchResources pointer optional
message MutatingAdmissionPolicyList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []admissionregistration.v1.MutatingAdmissionPolicy required always
    : The objects of the list.
message MutatingAdmissionPolicySpec
  paramKind 1 admissionregistration.v1.ParamKind pointer optional
  matchConstraints 2 admissionregistration.v1.MatchResources pointer
  variables 3 []admissionregistration.v1.Variable optional list=atomic
  mutations 4 []admissionregistration.v1.Mutation optional list=atomic
  failurePolicy 5 string pointer optional enum=admissionregistration.v1.FailurePolicyType
  matchConditions 6 []admissionregistration.v1.MatchCondition optional patch=merge:name list=map:name
  reinvocationPolicy 7 string enum=admissionregistration.v1.ReinvocationPolicyType
message MutatingWebhook
  name 1 string required always
  clientConfig 2 admissionregistration.v1.WebhookClientConfig required always
  rules 3 []admissionregistration.v1.RuleWithOperations list=atomic
  failurePolicy 4 string pointer optional enum=admissionregistration.v1.FailurePolicyType
  matchPolicy 9 string pointer optional enum=admissionregistration.v1.MatchPolicyType
  namespaceSelector 5 meta.v1.LabelSelector pointer optional
  objectSelector 11 meta.v1.LabelSelector pointer optional
  sideEffects 6 string required always pointer enum=admissionregistration.v1.SideEffectClass
  timeoutSeconds 7 int32 pointer optional
  admissionReviewVersions 8 []string required always list=atomic
  reinvocationPolicy 10 string pointer optional enum=admissionregistration.v1.ReinvocationPolicyType
  matchConditions 12 []admissionregistration.v1.MatchCondition optional patch=merge:name list=map:name
message MutatingWebhookConfiguration kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  webhooks 2 []admissionregistration.v1.MutatingWebhook optional patch=merge:name list=map:name
message MutatingWebhookConfigurationList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []admissionregistration.v1.MutatingWebhookConfiguration required always
    : The objects of the list.
message Mutation
  patchType 2 string required always enum=admissionregistration.v1.PatchType
  applyConfiguration 3 admissionregistration.v1.ApplyConfiguration pointer
  jsonPatch 4 admissionregistration.v1.JSONPatch pointer
message NamedRuleWithOperations atomic
  resourceNames 1 []string optional list=atomic
  ruleWithOperations 2 admissionregistration.v1.RuleWithOperations inline
message ParamKind atomic
  apiVersion 1 string
  kind 2 string
message ParamRef atomic
  name 1 string
  namespace 2 string optional
  selector 3 meta.v1.LabelSelector pointer optional
  parameterNotFoundAction 4 string pointer
message Rule hidden
  apiGroups 1 []string
  apiVersions 2 []string
  resources 3 []string
  scope 4 string pointer optional enum=admissionregistration.v1.ScopeType
message RuleWithOperations
  operations 1 []string list=atomic enum=admissionregistration.v1.OperationType
  rule 2 admissionregistration.v1.Rule inline
message ServiceReference
  namespace 1 string required always
  name 2 string required always
  path 3 string pointer optional
  port 4 int32 pointer optional
message TypeChecking
  expressionWarnings 1 []admissionregistration.v1.ExpressionWarning optional list=atomic
message ValidatingAdmissionPolicy kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 admissionregistration.v1.ValidatingAdmissionPolicySpec
    : What is desired.
  status 3 admissionregistration.v1.ValidatingAdmissionPolicyStatus optional
    : What was observed last.
message ValidatingAdmissionPolicyBinding kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec required
    : What is desired.
message ValidatingAdmissionPolicyBindingList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []admissionregistration.v1.ValidatingAdmissionPolicyBinding required always
    : The objects of the list.
message ValidatingAdmissionPolicyBindingSpec
  policyName 1 string required
  paramRef 2 admissionregistration.v1.ParamRef pointer optional
  matchResources 3 admissionregistration.v1.MatchResources pointer optional
  validationActions 4 []string required list=set enum=admissionregistration.v1.ValidationAction
message ValidatingAdmissionPolicyList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []admissionregistration.v1.ValidatingAdmissionPolicy required always
    : The objects of the list.
message ValidatingAdmissionPolicySpec
  paramKind 1 admissionregistration.v1.ParamKind pointer optional
  matchConstraints 2 admissionregistration.v1.MatchResources pointer
  validations 3 []admissionregistration.v1.Validation optional list=atomic
  failurePolicy 4 string pointer optional enum=admissionregistration.v1.FailurePolicyType
  auditAnnotations 5 []admissionregistration.v1.AuditAnnotation optional list=atomic
  matchConditions 6 []admissionregistration.v1.MatchCondition optional patch=merge:name list=map:name
  variables 7 []admissionregistration.v1.Variable optional patch=merge:name list=map:name
message ValidatingAdmissionPolicyStatus
  observedGeneration 1 int64 optional
  typeChecking 2 admissionregistration.v1.TypeChecking pointer optional
  conditions 3 []meta.v1.Condition optional list=map:type
message ValidatingWebhook
  name 1 string required always
  clientConfig 2 admissionregistration.v1.WebhookClientConfig required always
  rules 3 []admissionregistration.v1.RuleWithOperations list=atomic
  failurePolicy 4 string pointer optional enum=admissionregistration.v1.FailurePolicyType
  matchPolicy 9 string pointer optional enum=admissionregistration.v1.MatchPolicyType
  namespaceSelector 5 meta.v1.LabelSelector pointer optional
  objectSelector 10 meta.v1.LabelSelector pointer optional
  sideEffects 6 string required always pointer enum=admissionregistration.v1.SideEffectClass
  timeoutSeconds 7 int32 pointer optional
  admissionReviewVersions 8 []string required always list=atomic
  matchConditions 11 []admissionregistration.v1.MatchCondition optional patch=merge:name list=map:name
message ValidatingWebhookConfiguration kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  webhooks 2 []admissionregistration.v1.ValidatingWebhook optional patch=merge:name list=map:name
message ValidatingWebhookConfigurationList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []admissionregistration.v1.ValidatingWebhookConfiguration required always
    : The objects of the list.
message Validation
  expression 1 string required always
  message 2 string optional
  reason 3 string pointer optional
  messageExpression 4 string optional
message Variable
  name 1 string required always
  expression 2 string required always
message WebhookClientConfig
  url 3 string pointer optional
  service 1 admissionregistration.v1.ServiceReference pointer optional
  caBundle 2 bytes optional
group apiextensions.v1 apiextensions.k8s.io v1
resource customresourcedefinitions CustomResourceDefinition cluster
  singular customresourcedefinition
  short crd crds
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  subresource status CustomResourceDefinition get patch update
message ConversionRequest hidden
  uid 1 string always
  desiredAPIVersion 2 string always
  objects 3 []runtime.RawExtension always
message ConversionResponse hidden
  uid 1 string always
  convertedObjects 2 []runtime.RawExtension always
  result 3 meta.v1.Status always
message ConversionReview hidden
  request 1 apiextensions.v1.ConversionRequest pointer optional
  response 2 apiextensions.v1.ConversionResponse pointer optional
message CustomResourceColumnDefinition
  name 1 string required always
  type 2 string required always
  format 3 string optional
  description 4 string optional
  priority 5 int32 optional
  jsonPath 6 string required always
message CustomResourceConversion
  strategy 1 string required always
  webhook 2 apiextensions.v1.WebhookConversion pointer optional
message CustomResourceDefinition kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 apiextensions.v1.CustomResourceDefinitionSpec required always
    : What is desired.
  status 3 apiextensions.v1.CustomResourceDefinitionStatus optional
    : What was observed last.
message CustomResourceDefinitionCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
  observedGeneration 6 int64 optional
message CustomResourceDefinitionList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apiextensions.v1.CustomResourceDefinition required always
    : The objects of the list.
message CustomResourceDefinitionNames
  plural 1 string required always
  singular 2 string optional
  shortNames 3 []string optional list=atomic
  kind 4 string required always
  listKind 5 string optional
  categories 6 []string optional list=atomic
message CustomResourceDefinitionSpec
  group 1 string required always
  names 3 apiextensions.v1.CustomResourceDefinitionNames required always
  scope 4 string required always
  versions 7 []apiextensions.v1.CustomResourceDefinitionVersion required always list=atomic
  conversion 9 apiextensions.v1.CustomResourceConversion pointer optional
  preserveUnknownFields 10 bool optional
message CustomResourceDefinitionStatus
  conditions 1 []apiextensions.v1.CustomResourceDefinitionCondition always optional list=map:type
  acceptedNames 2 apiextensions.v1.CustomResourceDefinitionNames always optional
  storedVersions 3 []string always optional list=atomic
  observedGeneration 4 int64 optional
message CustomResourceDefinitionVersion
  name 1 string required always
  served 2 bool required always default=false
  storage 3 bool required always default=false
  deprecated 7 bool optional
  deprecationWarning 8 string pointer optional
  schema 4 apiextensions.v1.CustomResourceValidation pointer optional
  subresources 5 apiextensions.v1.CustomResourceSubresources pointer optional
  additionalPrinterColumns 6 []apiextensions.v1.CustomResourceColumnDefinition optional list=atomic
  selectableFields 9 []apiextensions.v1.SelectableField optional list=atomic
message CustomResourceSubresourceScale
  specReplicasPath 1 string required always
  statusReplicasPath 2 string required always
  labelSelectorPath 3 string pointer optional
message CustomResourceSubresourceStatus schema=object/-
message CustomResourceSubresources
  status 1 apiextensions.v1.CustomResourceSubresourceStatus pointer optional
  scale 2 apiextensions.v1.CustomResourceSubresourceScale pointer optional
message CustomResourceValidation
  openAPIV3Schema 1 apiextensions.v1.JSONSchemaProps pointer optional
message ExternalDocumentation
  description 1 string
  url 2 string
message JSON schema=-/-
  raw 1 bytes hidden
message JSONSchemaProps
  id 1 string
  $schema 2 string
  $ref 3 string pointer
  description 4 string
  type 5 string
  format 6 string
  title 7 string
  default 8 apiextensions.v1.JSON pointer
  maximum 9 double pointer
  exclusiveMaximum 10 bool
  minimum 11 double pointer
  exclusiveMinimum 12 bool
  maxLength 13 int64 pointer
  minLength 14 int64 pointer
  pattern 15 string
  maxItems 16 int64 pointer
  minItems 17 int64 pointer
  uniqueItems 18 bool
  multipleOf 19 double pointer
  enum 20 []apiextensions.v1.JSON list=atomic
  maxProperties 21 int64 pointer
  minProperties 22 int64 pointer
  required 23 []string list=atomic
  items 24 apiextensions.v1.JSONSchemaPropsOrArray pointer
  allOf 25 []apiextensions.v1.JSONSchemaProps list=atomic
  oneOf 26 []apiextensions.v1.JSONSchemaProps list=atomic
  anyOf 27 []apiextensions.v1.JSONSchemaProps list=atomic
  not 28 apiextensions.v1.JSONSchemaProps pointer
  properties 29 map<string,apiextensions.v1.JSONSchemaProps>
  additionalProperties 30 apiextensions.v1.JSONSchemaPropsOrBool pointer
  patternProperties 31 map<string,apiextensions.v1.JSONSchemaProps>
  dependencies 32 map<string,apiextensions.v1.JSONSchemaPropsOrStringArray>
  additionalItems 33 apiextensions.v1.JSONSchemaPropsOrBool pointer
  definitions 34 map<string,apiextensions.v1.JSONSchemaProps>
  externalDocs 35 apiextensions.v1.ExternalDocumentation pointer
  example 36 apiextensions.v1.JSON pointer
  nullable 37 bool
  x-kubernetes-preserve-unknown-fields 38 bool pointer
  x-kubernetes-embedded-resource 39 bool
  x-kubernetes-int-or-string 40 bool
  x-kubernetes-list-map-keys 41 []string optional list=atomic
  x-kubernetes-list-type 42 string pointer optional
  x-kubernetes-map-type 43 string pointer optional
  x-kubernetes-validations 44 []apiextensions.v1.ValidationRule patch=merge:rule list=map:rule
message JSONSchemaPropsOrArray schema=-/-
  schema 1 apiextensions.v1.JSONSchemaProps hidden
  jSONSchemas 2 []apiextensions.v1.JSONSchemaProps hidden
message JSONSchemaPropsOrBool schema=-/-
  allows 1 bool hidden
  schema 2 apiextensions.v1.JSONSchemaProps hidden
message JSONSchemaPropsOrStringArray schema=-/-
  schema 1 apiextensions.v1.JSONSchemaProps hidden
  property 2 []string hidden
message SelectableField
  jsonPath 1 string required always
message ServiceReference
  namespace 1 string required always
  name 2 string required always
  path 3 string pointer optional
  port 4 int32 pointer optional
message ValidationRule
  rule 1 string required always
  message 2 string
  messageExpression 3 string optional
  reason 4 string pointer optional
  fieldPath 5 string optional
  optionalOldSelf 6 bool pointer optional
message WebhookClientConfig
  url 3 string pointer optional
  service 1 apiextensions.v1.ServiceReference pointer optional
  caBundle 2 bytes optional
message WebhookConversion
  clientConfig 2 apiextensions.v1.WebhookClientConfig pointer optional
  conversionReviewVersions 3 []string required always list=atomic
group apiregistration.v1 apiregistration.k8s.io v1
resource apiservices APIService cluster
  singular apiservice
  categories api-extensions
  verbs create delete deletecollection get list patch update watch
  subresource status APIService get patch update
  column "Name" string name 0
  column "Service" string - 0
  column "Available" string - 0
  column "Age" string - 0
message APIService kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 apiregistration.v1.APIServiceSpec
    : What is desired.
  status 3 apiregistration.v1.APIServiceStatus
    : What was observed last.
message APIServiceCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message APIServiceList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apiregistration.v1.APIService required always
    : The objects of the list.
message APIServiceSpec
  service 1 apiregistration.v1.ServiceReference pointer optional
  group 2 string
  version 3 string
  insecureSkipTLSVerify 4 bool
  caBundle 5 bytes optional list=atomic
  groupPriorityMinimum 7 int32 required always default=0
  versionPriority 8 int32 required always default=0
message APIServiceStatus
  conditions 1 []apiregistration.v1.APIServiceCondition optional patch=merge:type list=map:type
message ServiceReference
  namespace 1 string
  name 2 string
  port 3 int32 pointer optional
group apps.v1 apps v1
enum DaemonSetUpdateStrategyType OnDelete RollingUpdate
enum DeploymentStrategyType Recreate RollingUpdate
enum PodManagementPolicyType OrderedReady Parallel
enum StatefulSetUpdateStrategyType OnDelete RollingUpdate
resource controllerrevisions ControllerRevision namespaced
  singular controllerrevision
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Controller" string - 0
  column "Revision" string - 0
  column "Age" string - 0
resource daemonsets DaemonSet namespaced
  singular daemonset
  short ds
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource status DaemonSet get patch update
  column "Name" string name 0
  column "Desired" integer - 0
  column "Current" integer - 0
  column "Ready" integer - 0
  column "Up-to-date" integer - 0
  column "Available" integer - 0
  column "Node Selector" string - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
  column "Selector" string - 1
resource deployments Deployment namespaced
  singular deployment
  short deploy
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource scale autoscaling/v1/Scale get patch update
  subresource status Deployment get patch update
  column "Name" string name 0
  column "Ready" string - 0
  column "Up-to-date" string - 0
  column "Available" string - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
  column "Selector" string - 1
resource replicasets ReplicaSet namespaced
  singular replicaset
  short rs
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource scale autoscaling/v1/Scale get patch update
  subresource status ReplicaSet get patch update
  selectable status.replicas
  column "Name" string name 0
  column "Desired" integer - 0
  column "Current" integer - 0
  column "Ready" integer - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
  column "Selector" string - 1
resource statefulsets StatefulSet namespaced
  singular statefulset
  short sts
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource scale autoscaling/v1/Scale get patch update
  subresource status StatefulSet get patch update
  column "Name" string name 0
  column "Ready" string - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
message ControllerRevision kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  data 2 runtime.RawExtension
  revision 3 int64 required always default=0
message ControllerRevisionList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apps.v1.ControllerRevision required always
    : The objects of the list.
message DaemonSet kind
  : A DaemonSet runs one pod on each node that it fits.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 apps.v1.DaemonSetSpec optional
    : The pod, and how it is replaced.
  status 3 apps.v1.DaemonSetStatus optional
    : On how many nodes the pod should run, and does.
message DaemonSetCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message DaemonSetList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apps.v1.DaemonSet required always
    : The objects of the list.
message DaemonSetSpec
  : The pod that runs on each node.
  selector 1 meta.v1.LabelSelector required always pointer
    : Which pods belong to the set; it must match the labels of the template.
  template 2 core.v1.PodTemplateSpec required always
    : The pod; its node selector and affinity say on which nodes it runs.
  updateStrategy 3 apps.v1.DaemonSetUpdateStrategy optional
    : How pods are replaced when the template changes.
  minReadySeconds 4 int32 optional
    : How many seconds a pod must have been ready to count as available.
  revisionHistoryLimit 6 int32 pointer optional
    : How many former templates are kept to go back to.
message DaemonSetStatus
  : The pods of a DaemonSet, counted by node.
  currentNumberScheduled 1 int32 required always default=0
    : Nodes that should run the pod and do.
  numberMisscheduled 2 int32 required always default=0
    : Nodes that run the pod and should not.
  desiredNumberScheduled 3 int32 required always default=0
    : Nodes that should run the pod.
  numberReady 4 int32 required always default=0
    : Nodes that should run the pod and whose pod is ready.
  observedGeneration 5 int64 optional
    : The generation of the spec that this status is about.
  updatedNumberScheduled 6 int32 optional
    : Nodes whose pod is of the newest template.
  numberAvailable 7 int32 optional
    : Nodes whose pod has been ready for minReadySeconds.
  numberUnavailable 8 int32 optional
    : Nodes that should run the pod and have none available.
  collisionCount 9 int32 pointer optional
    : How often the hash of a revision was taken by another; part of the next hash.
  conditions 10 []apps.v1.DaemonSetCondition optional patch=merge:type list=map:type
    : What is true of the set.
message DaemonSetUpdateStrategy
  : How pods of a DaemonSet are replaced.
  type 1 string optional enum=apps.v1.DaemonSetUpdateStrategyType
    : RollingUpdate replaces them node by node, OnDelete when somebody deletes them.
  rollingUpdate 2 apps.v1.RollingUpdateDaemonSet pointer optional
    : Bounds of a rolling update.
message Deployment kind
  : A Deployment keeps a number of equal pods and replaces them gradually when they change.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 apps.v1.DeploymentSpec optional
    : Which pods there are and how they are replaced.
  status 3 apps.v1.DeploymentStatus optional
    : How far the replacement has come.
message DeploymentCondition
  type 1 string required always
  status 2 string required always
  lastUpdateTime 6 meta.v1.Time
  lastTransitionTime 7 meta.v1.Time
  reason 4 string
  message 5 string
message DeploymentList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apps.v1.Deployment required always
    : The objects of the list.
message DeploymentSpec
  : The pods of a Deployment.
  replicas 1 int32 pointer optional
    : How many pods there are.
  selector 2 meta.v1.LabelSelector required always pointer
    : Which pods belong to the Deployment; it must match the labels of the template.
  template 3 core.v1.PodTemplateSpec required always
    : The pod that is created.
  strategy 4 apps.v1.DeploymentStrategy optional patch=retainKeys
    : How pods are replaced when the template changes.
  minReadySeconds 5 int32 optional
    : How many seconds a pod must have been ready to count as available.
  revisionHistoryLimit 6 int32 pointer optional
    : How many former ReplicaSets are kept to go back to.
  paused 7 bool optional
    : Whether changes of the template wait.
  progressDeadlineSeconds 9 int32 pointer
    : How many seconds may pass without progress before the Deployment says so in its conditions.
message DeploymentStatus
  : The pods of a Deployment, counted.
  observedGeneration 1 int64 optional
    : The generation of the spec that this status is about.
  replicas 2 int32 optional
    : How many pods there are.
  updatedReplicas 3 int32 optional
    : How many are of the newest template.
  readyReplicas 7 int32 optional
    : How many are ready.
  availableReplicas 4 int32 optional
    : How many have been ready for minReadySeconds.
  unavailableReplicas 5 int32 optional
    : How many are still missing.
  terminatingReplicas 9 int32 pointer optional
    : How many are being deleted and have not ended.
  conditions 6 []apps.v1.DeploymentCondition patch=merge:type list=map:type
    : What is true of the Deployment.
  collisionCount 8 int32 pointer optional
    : How often the hash of a template was taken by another; part of the next hash.
message DeploymentStrategy
  : How pods of a Deployment are replaced.
  type 1 string optional enum=apps.v1.DeploymentStrategyType
    : RollingUpdate replaces them gradually, Recreate ends all before it starts new ones.
  rollingUpdate 2 apps.v1.RollingUpdateDeployment pointer optional
    : Bounds of a rolling update.
message ReplicaSet kind
  : A ReplicaSet keeps a number of equal pods.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 apps.v1.ReplicaSetSpec optional
    : Which pods there are.
  status 3 apps.v1.ReplicaSetStatus optional
    : Which pods there are now.
message ReplicaSetCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message ReplicaSetList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apps.v1.ReplicaSet required always
    : The objects of the list.
message ReplicaSetSpec
  : The pods of a ReplicaSet.
  replicas 1 int32 pointer optional
    : How many pods there are.
  minReadySeconds 4 int32 optional
    : How many seconds a pod must have been ready to count as available.
  selector 2 meta.v1.LabelSelector required always pointer
    : Which pods belong to the set; it must match the labels of the template.
  template 3 core.v1.PodTemplateSpec optional
    : The pod that is created.
message ReplicaSetStatus
  : The pods of a ReplicaSet, counted.
  replicas 1 int32 required always default=0
    : How many pods there are.
  fullyLabeledReplicas 2 int32 optional
    : How many have all labels of the template.
  readyReplicas 4 int32 optional
    : How many are ready.
  availableReplicas 5 int32 optional
    : How many have been ready for minReadySeconds.
  terminatingReplicas 7 int32 pointer optional
    : How many are being deleted and have not ended.
  observedGeneration 3 int64 optional
    : The generation of the spec that this status is about.
  conditions 6 []apps.v1.ReplicaSetCondition optional patch=merge:type list=map:type
    : What is true of the set.
message RollingUpdateDaemonSet
  : Bounds of a rolling update of a DaemonSet.
  maxUnavailable 1 intstr.IntOrString pointer optional
    : How many nodes may be without an available pod, as a number or a percentage.
  maxSurge 2 intstr.IntOrString pointer optional
    : How many nodes may run the new pod beside the old one, as a number or a percentage.
message RollingUpdateDeployment
  : Bounds of a rolling update of a Deployment.
  maxUnavailable 1 intstr.IntOrString pointer optional
    : How many pods may be missing from replicas, as a number or a percentage.
  maxSurge 2 intstr.IntOrString pointer optional
    : How many pods there may be beyond replicas, as a number or a percentage.
message RollingUpdateStatefulSetStrategy
  : Bounds of a rolling update of a StatefulSet.
  partition 1 int32 pointer optional
    : Pods below this number keep the old template.
  maxUnavailable 2 intstr.IntOrString pointer optional
    : How many pods may be unavailable at a time, as a number or a percentage.
message StatefulSet kind
  : A StatefulSet keeps numbered pods, each with its own name and volumes.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 apps.v1.StatefulSetSpec optional
    : Which pods there are and how they are replaced.
  status 3 apps.v1.StatefulSetStatus optional
    : Which pods there are now, and of which revision.
message StatefulSetCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message StatefulSetList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []apps.v1.StatefulSet required always
    : The objects of the list.
message StatefulSetOrdinals
  : The numbers of the pods of a StatefulSet.
  start 1 int32 always optional default=0
    : The first number.
message StatefulSetPersistentVolumeClaimRetentionPolicy
  : What becomes of the claims of a StatefulSet.
  whenDeleted 1 string
    : Retain or Delete them when the set is deleted.
  whenScaled 2 string
    : Retain or Delete those of pods that scaling takes away.
message StatefulSetSpec
  : The numbered pods of a StatefulSet.
  replicas 1 int32 pointer optional
    : How many pods there are.
  selector 2 meta.v1.LabelSelector required always pointer
    : Which pods belong to the set; it must match the labels of the template.
  template 3 core.v1.PodTemplateSpec required always
    : The pod that is created for each number.
  volumeClaimTemplates 4 []core.v1.PersistentVolumeClaim optional list=atomic
    : Claims that each pod gets its own of.
  serviceName 5 string always optional
    : The headless service that gives the pods their DNS names.
  podManagementPolicy 6 string optional enum=apps.v1.PodManagementPolicyType
    : OrderedReady starts and ends one pod after the other, Parallel all at once.
  updateStrategy 7 apps.v1.StatefulSetUpdateStrategy
    : How pods are replaced when the template changes.
  revisionHistoryLimit 8 int32 pointer
    : How many former templates are kept to go back to.
  minReadySeconds 9 int32 optional
    : How many seconds a pod must have been ready to count as available.
  persistentVolumeClaimRetentionPolicy 10 apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy pointer optional
    : What becomes of claims when the set is deleted or scaled down.
  ordinals 11 apps.v1.StatefulSetOrdinals pointer optional
    : Where the numbers of the pods begin.
message StatefulSetStatus
  : The pods of a StatefulSet, counted.
  observedGeneration 1 int64 optional
    : The generation of the spec that this status is about.
  replicas 2 int32 required always default=0
    : How many pods there are.
  readyReplicas 3 int32
    : How many of them are ready.
  currentReplicas 4 int32
    : How many are of the current revision.
  updatedReplicas 5 int32
    : How many are of the update revision.
  currentRevision 6 string
    : The template that pods are updated from.
  updateRevision 7 string
    : The template that pods are updated to.
  collisionCount 9 int32 pointer optional
    : How often the hash of a revision was taken by another; part of the next hash.
  conditions 10 []apps.v1.StatefulSetCondition optional patch=merge:type list=map:type
    : What is true of the set.
  availableReplicas 11 int32 always optional default=0
    : How many pods have been ready for minReadySeconds.
message StatefulSetUpdateStrategy
  : How pods of a StatefulSet are replaced.
  type 1 string optional enum=apps.v1.StatefulSetUpdateStrategyType
    : RollingUpdate replaces them one by one, OnDelete when somebody deletes them.
  rollingUpdate 2 apps.v1.RollingUpdateStatefulSetStrategy pointer optional
    : Bounds of a rolling update.
group authentication.v1 authentication.k8s.io v1
resource selfsubjectreviews SelfSubjectReview cluster
  singular selfsubjectreview
  verbs create
resource tokenreviews TokenReview cluster
  singular tokenreview
  verbs create
message BoundObjectReference
  kind 1 string optional
  apiVersion 2 string optional
  name 3 string optional
  uid 4 string optional
message ExtraValue hidden
  items 1 []string
message SelfSubjectReview kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  status 2 authentication.v1.SelfSubjectReviewStatus optional
    : What was observed last.
message SelfSubjectReviewStatus
  userInfo 1 authentication.v1.UserInfo optional
message TokenRequest kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 authentication.v1.TokenRequestSpec always optional
    : What is desired.
  status 3 authentication.v1.TokenRequestStatus optional
    : What was observed last.
message TokenRequestSpec
  audiences 1 []string always optional list=atomic
  expirationSeconds 4 int64 always pointer optional
  boundObjectRef 3 authentication.v1.BoundObjectReference always pointer optional
message TokenRequestStatus
  token 1 string always optional
  expirationTimestamp 2 meta.v1.Time always optional
message TokenReview kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 authentication.v1.TokenReviewSpec required always
    : What is desired.
  status 3 authentication.v1.TokenReviewStatus optional
    : What was observed last.
message TokenReviewSpec
  token 1 string required
  audiences 2 []string optional list=atomic
message TokenReviewStatus
  authenticated 1 bool optional
  user 2 authentication.v1.UserInfo optional
  audiences 4 []string optional list=atomic
  error 3 string optional
message UserInfo
  username 1 string optional
  uid 2 string optional
  groups 3 []string optional list=atomic
  extra 4 map<string,authentication.v1.ExtraValue> optional
group authorization.v1 authorization.k8s.io v1
resource localsubjectaccessreviews LocalSubjectAccessReview namespaced
  singular localsubjectaccessreview
  verbs create
resource selfsubjectaccessreviews SelfSubjectAccessReview cluster
  singular selfsubjectaccessreview
  verbs create
resource selfsubjectrulesreviews SelfSubjectRulesReview cluster
  singular selfsubjectrulesreview
  verbs create
resource subjectaccessreviews SubjectAccessReview cluster
  singular subjectaccessreview
  verbs create
message ExtraValue hidden
  items 1 []string
message FieldSelectorAttributes
  rawSelector 1 string optional
  requirements 2 []meta.v1.FieldSelectorRequirement optional list=atomic
message LabelSelectorAttributes
  rawSelector 1 string optional
  requirements 2 []meta.v1.LabelSelectorRequirement optional list=atomic
message LocalSubjectAccessReview kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 authorization.v1.SubjectAccessReviewSpec required always
    : What is desired.
  status 3 authorization.v1.SubjectAccessReviewStatus optional
    : What was observed last.
message NonResourceAttributes
  path 1 string optional
  verb 2 string optional
message NonResourceRule
  verbs 1 []string required always list=atomic
  nonResourceURLs 2 []string optional list=atomic
message ResourceAttributes
  namespace 1 string optional
  verb 2 string optional
  group 3 string optional
  version 4 string optional
  resource 5 string optional
  subresource 6 string optional
  name 7 string optional
  fieldSelector 8 authorization.v1.FieldSelectorAttributes pointer optional
  labelSelector 9 authorization.v1.LabelSelectorAttributes pointer optional
message ResourceRule
  verbs 1 []string required always list=atomic
  apiGroups 2 []string optional list=atomic
  resources 3 []string optional list=atomic
  resourceNames 4 []string optional list=atomic
message SelfSubjectAccessReview kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 authorization.v1.SelfSubjectAccessReviewSpec required always
    : What is desired.
  status 3 authorization.v1.SubjectAccessReviewStatus optional
    : What was observed last.
message SelfSubjectAccessReviewSpec
  resourceAttributes 1 authorization.v1.ResourceAttributes pointer optional
  nonResourceAttributes 2 authorization.v1.NonResourceAttributes pointer optional
message SelfSubjectRulesReview kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 authorization.v1.SelfSubjectRulesReviewSpec required always
    : What is desired.
  status 3 authorization.v1.SubjectRulesReviewStatus optional
    : What was observed last.
message SelfSubjectRulesReviewSpec
  namespace 1 string
message SubjectAccessReview kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 authorization.v1.SubjectAccessReviewSpec required always
    : What is desired.
  status 3 authorization.v1.SubjectAccessReviewStatus optional
    : What was observed last.
message SubjectAccessReviewSpec
  resourceAttributes 1 authorization.v1.ResourceAttributes pointer optional
  nonResourceAttributes 2 authorization.v1.NonResourceAttributes pointer optional
  user 3 string optional
  groups 4 []string optional list=atomic
  extra 5 map<string,authorization.v1.ExtraValue> optional
  uid 6 string optional
message SubjectAccessReviewStatus
  allowed 1 bool required always default=false
  denied 4 bool optional
  reason 2 string optional
  evaluationError 3 string optional
message SubjectRulesReviewStatus
  resourceRules 1 []authorization.v1.ResourceRule required always list=atomic
  nonResourceRules 2 []authorization.v1.NonResourceRule required always list=atomic
  incomplete 3 bool required always default=false
  evaluationError 4 string optional
group autoscaling.v1 autoscaling v1
resource horizontalpodautoscalers HorizontalPodAutoscaler namespaced
  singular horizontalpodautoscaler
  short hpa
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource status HorizontalPodAutoscaler get patch update
  column "Name" string name 0
  column "Reference" string - 0
  column "Targets" string - 0
  column "MinPods" string - 0
  column "MaxPods" string - 0
  column "Replicas" string - 0
  column "Age" string - 0
message ContainerResourceMetricSource hidden
  name 1 string always
  targetAverageUtilization 2 int32 pointer optional
  targetAverageValue 3 resource.Quantity pointer optional
  container 5 string always
message ContainerResourceMetricStatus hidden
  name 1 string always
  currentAverageUtilization 2 int32 pointer optional
  currentAverageValue 3 resource.Quantity always
  container 4 string always
message CrossVersionObjectReference atomic
  kind 1 string required always
  name 2 string required always
  apiVersion 3 string optional
message ExternalMetricSource hidden
  metricName 1 string always
  metricSelector 2 meta.v1.LabelSelector pointer optional
  targetValue 3 resource.Quantity pointer optional
  targetAverageValue 4 resource.Quantity pointer optional
message ExternalMetricStatus hidden
  metricName 1 string always
  metricSelector 2 meta.v1.LabelSelector pointer optional
  currentValue 3 resource.Quantity always
  currentAverageValue 4 resource.Quantity pointer optional
message HorizontalPodAutoscaler kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 autoscaling.v1.HorizontalPodAutoscalerSpec required
    : What is desired.
  status 3 autoscaling.v1.HorizontalPodAutoscalerStatus optional
    : What was observed last.
message HorizontalPodAutoscalerCondition hidden
  type 1 string always
  status 2 string always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message HorizontalPodAutoscalerList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []autoscaling.v1.HorizontalPodAutoscaler required always
    : The objects of the list.
message HorizontalPodAutoscalerSpec
  scaleTargetRef 1 autoscaling.v1.CrossVersionObjectReference required always
  minReplicas 2 int32 pointer optional
  maxReplicas 3 int32 required always default=0
  targetCPUUtilizationPercentage 4 int32 pointer optional
message HorizontalPodAutoscalerStatus
  observedGeneration 1 int64 pointer optional
  lastScaleTime 2 meta.v1.Time pointer optional
  currentReplicas 3 int32 required always default=0
  desiredReplicas 4 int32 required always default=0
  currentCPUUtilizationPercentage 5 int32 pointer optional
message MetricSpec hidden
  type 1 string always
  object 2 autoscaling.v1.ObjectMetricSource pointer optional
  pods 3 autoscaling.v1.PodsMetricSource pointer optional
  resource 4 autoscaling.v1.ResourceMetricSource pointer optional
  containerResource 7 autoscaling.v1.ContainerResourceMetricSource pointer optional
  external 5 autoscaling.v1.ExternalMetricSource pointer optional
message MetricStatus hidden
  type 1 string always
  object 2 autoscaling.v1.ObjectMetricStatus pointer optional
  pods 3 autoscaling.v1.PodsMetricStatus pointer optional
  resource 4 autoscaling.v1.ResourceMetricStatus pointer optional
  containerResource 7 autoscaling.v1.ContainerResourceMetricStatus pointer optional
  external 5 autoscaling.v1.ExternalMetricStatus pointer optional
message ObjectMetricSource hidden
  target 1 autoscaling.v1.CrossVersionObjectReference always
  metricName 2 string always
  targetValue 3 resource.Quantity always
  selector 4 meta.v1.LabelSelector pointer optional
  averageValue 5 resource.Quantity pointer optional
message ObjectMetricStatus hidden
  target 1 autoscaling.v1.CrossVersionObjectReference always
  metricName 2 string always
  currentValue 3 resource.Quantity always
  selector 4 meta.v1.LabelSelector pointer optional
  averageValue 5 resource.Quantity pointer optional
message PodsMetricSource hidden
  metricName 1 string always
  targetAverageValue 2 resource.Quantity always
  selector 3 meta.v1.LabelSelector pointer optional
message PodsMetricStatus hidden
  metricName 1 string always
  currentAverageValue 2 resource.Quantity always
  selector 3 meta.v1.LabelSelector pointer optional
message ResourceMetricSource hidden
  name 1 string always
  targetAverageUtilization 2 int32 pointer optional
  targetAverageValue 3 resource.Quantity pointer optional
message ResourceMetricStatus hidden
  name 1 string always
  currentAverageUtilization 2 int32 pointer optional
  currentAverageValue 3 resource.Quantity always
message Scale kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 autoscaling.v1.ScaleSpec optional
    : What is desired.
  status 3 autoscaling.v1.ScaleStatus optional
    : What was observed last.
message ScaleSpec
  replicas 1 int32 optional default=0
message ScaleStatus
  replicas 1 int32 required always default=0
  selector 2 string optional
group autoscaling.v2 autoscaling v2
resource horizontalpodautoscalers HorizontalPodAutoscaler namespaced
  singular horizontalpodautoscaler
  short hpa
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource status HorizontalPodAutoscaler get patch update
  column "Name" string name 0
  column "Reference" string - 0
  column "Targets" string - 0
  column "MinPods" string - 0
  column "MaxPods" string - 0
  column "Replicas" string - 0
  column "Age" string - 0
message ContainerResourceMetricSource
  name 1 string required always
  target 2 autoscaling.v2.MetricTarget required always
  container 3 string required always
message ContainerResourceMetricStatus
  name 1 string required always
  current 2 autoscaling.v2.MetricValueStatus required always
  container 3 string required always
message CrossVersionObjectReference
  kind 1 string required always
  name 2 string required always
  apiVersion 3 string optional
message ExternalMetricSource
  metric 1 autoscaling.v2.MetricIdentifier required always
  target 2 autoscaling.v2.MetricTarget required always
message ExternalMetricStatus
  metric 1 autoscaling.v2.MetricIdentifier required always
  current 2 autoscaling.v2.MetricValueStatus required always
message HPAScalingPolicy
  type 1 string required always
  value 2 int32 required always default=0
  periodSeconds 3 int32 required always default=0
message HPAScalingRules
  stabilizationWindowSeconds 3 int32 pointer optional
  selectPolicy 1 string pointer optional
  policies 2 []autoscaling.v2.HPAScalingPolicy optional list=atomic
  tolerance 4 resource.Quantity pointer optional
message HorizontalPodAutoscaler kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 autoscaling.v2.HorizontalPodAutoscalerSpec required
    : What is desired.
  status 3 autoscaling.v2.HorizontalPodAutoscalerStatus optional
    : What was observed last.
message HorizontalPodAutoscalerBehavior
  scaleUp 1 autoscaling.v2.HPAScalingRules pointer optional
  scaleDown 2 autoscaling.v2.HPAScalingRules pointer optional
message HorizontalPodAutoscalerCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message HorizontalPodAutoscalerList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []autoscaling.v2.HorizontalPodAutoscaler required always
    : The objects of the list.
message HorizontalPodAutoscalerSpec
  scaleTargetRef 1 autoscaling.v2.CrossVersionObjectReference required always
  minReplicas 2 int32 pointer optional
  maxReplicas 3 int32 required always default=0
  metrics 4 []autoscaling.v2.MetricSpec optional list=atomic
  behavior 5 autoscaling.v2.HorizontalPodAutoscalerBehavior pointer optional
message HorizontalPodAutoscalerStatus
  observedGeneration 1 int64 pointer optional
  lastScaleTime 2 meta.v1.Time pointer optional
  currentReplicas 3 int32 optional
  desiredReplicas 4 int32 required always default=0
  currentMetrics 5 []autoscaling.v2.MetricStatus always optional list=atomic
  conditions 6 []autoscaling.v2.HorizontalPodAutoscalerCondition optional patch=merge:type list=map:type
message MetricIdentifier
  name 1 string required always
  selector 2 meta.v1.LabelSelector pointer optional
message MetricSpec
  type 1 string required always
  object 2 autoscaling.v2.ObjectMetricSource pointer optional
  pods 3 autoscaling.v2.PodsMetricSource pointer optional
  resource 4 autoscaling.v2.ResourceMetricSource pointer optional
  containerResource 7 autoscaling.v2.ContainerResourceMetricSource pointer optional
  external 5 autoscaling.v2.ExternalMetricSource pointer optional
message MetricStatus
  type 1 string required always
  object 2 autoscaling.v2.ObjectMetricStatus pointer optional
  pods 3 autoscaling.v2.PodsMetricStatus pointer optional
  resource 4 autoscaling.v2.ResourceMetricStatus pointer optional
  containerResource 7 autoscaling.v2.ContainerResourceMetricStatus pointer optional
  external 5 autoscaling.v2.ExternalMetricStatus pointer optional
message MetricTarget
  type 1 string required always
  value 2 resource.Quantity pointer optional
  averageValue 3 resource.Quantity pointer optional
  averageUtilization 4 int32 pointer optional
message MetricValueStatus
  value 1 resource.Quantity pointer optional
  averageValue 2 resource.Quantity pointer optional
  averageUtilization 3 int32 pointer optional
message ObjectMetricSource
  describedObject 1 autoscaling.v2.CrossVersionObjectReference required always
  target 2 autoscaling.v2.MetricTarget required always
  metric 3 autoscaling.v2.MetricIdentifier required always
message ObjectMetricStatus
  metric 1 autoscaling.v2.MetricIdentifier required always
  current 2 autoscaling.v2.MetricValueStatus required always
  describedObject 3 autoscaling.v2.CrossVersionObjectReference required always
message PodsMetricSource
  metric 1 autoscaling.v2.MetricIdentifier required always
  target 2 autoscaling.v2.MetricTarget required always
message PodsMetricStatus
  metric 1 autoscaling.v2.MetricIdentifier required always
  current 2 autoscaling.v2.MetricValueStatus required always
message ResourceMetricSource
  name 1 string required always
  target 2 autoscaling.v2.MetricTarget required always
message ResourceMetricStatus
  name 1 string required always
  current 2 autoscaling.v2.MetricValueStatus required always
group batch.v1 batch v1
enum CompletionMode Indexed NonIndexed
enum ConcurrencyPolicy Allow Forbid Replace
enum PodFailurePolicyAction Count FailIndex FailJob Ignore
enum PodFailurePolicyOnExitCodesOperator In NotIn
enum PodReplacementPolicy Failed TerminatingOrFailed
resource cronjobs CronJob namespaced
  singular cronjob
  short cj
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource status CronJob get patch update
  column "Name" string name 0
  column "Schedule" string - 0
  column "Timezone" string - 0
  column "Suspend" boolean - 0
  column "Active" integer - 0
  column "Last Schedule" string - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
  column "Selector" string - 1
resource jobs Job namespaced
  singular job
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource status Job get patch update
  selectable status.successful
  column "Name" string name 0
  column "Status" string - 0
  column "Completions" string - 0
  column "Duration" string - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
  column "Selector" string - 1
message CronJob kind
  : A CronJob creates Jobs at the times of a schedule.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 batch.v1.CronJobSpec required
    : When Jobs are created and what they are.
  status 3 batch.v1.CronJobStatus optional
    : Which Jobs run and when the last one was created.
message CronJobList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []batch.v1.CronJob required always
    : The objects of the list.
message CronJobSpec
  : The schedule and the Jobs that come of it.
  schedule 1 string required always
    : When to create Jobs, in the five fields of cron or a word such as @hourly.
  timeZone 8 string pointer optional
    : The time zone of the schedule, by its name in the tz database; unset means that of the controller.
  startingDeadlineSeconds 2 int64 pointer optional
    : How many seconds late a Job may still be created; later ones count as missed.
  concurrencyPolicy 3 string optional enum=batch.v1.ConcurrencyPolicy
    : What happens while a Job of before runs: Allow another, Forbid it, or Replace the old one.
  suspend 4 bool pointer optional
    : Whether no more Jobs are created; running ones go on.
  jobTemplate 5 batch.v1.JobTemplateSpec required always
    : The Job that is created.
  successfulJobsHistoryLimit 6 int32 pointer optional
    : How many Jobs that succeeded are kept.
  failedJobsHistoryLimit 7 int32 pointer optional
    : How many Jobs that failed are kept.
message CronJobStatus
  : What a CronJob has done last.
  active 1 []core.v1.ObjectReference optional list=atomic
    : The Jobs that run now.
  lastScheduleTime 4 meta.v1.Time pointer optional
    : The time of the schedule that the last Job was created for.
  lastSuccessfulTime 5 meta.v1.Time pointer optional
    : When a Job last succeeded.
message Job kind
  : A Job runs pods until enough of them have succeeded.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 batch.v1.JobSpec optional
    : What is to be run, and when it counts as done.
  status 3 batch.v1.JobStatus optional
    : How far the Job has come, as its controller saw it last.
message JobCondition
  : One statement about a Job.
  type 1 string required always
    : What is stated.
  status 2 string required always
    : Whether it holds: True, False or Unknown.
  lastProbeTime 3 meta.v1.Time optional
    : When it was looked at last.
  lastTransitionTime 4 meta.v1.Time optional
    : When status changed last.
  reason 5 string optional
    : Why, in one word.
  message 6 string optional
    : Why, in a sentence.
message JobList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []batch.v1.Job required always
    : The objects of the list.
message JobSpec
  : How a Job runs its pods and when it ends.
  parallelism 1 int32 pointer optional
    : How many pods may run at a time; less when fewer completions are left.
  completions 2 int32 pointer optional
    : How many pods must succeed; unset means that the success of any one pod ends the Job.
  activeDeadlineSeconds 3 int64 pointer optional
    : How many seconds the Job may be active before it fails and its pods are ended.
  podFailurePolicy 11 batch.v1.PodFailurePolicy pointer optional
    : Rules that say, by exit code or pod condition, what a failed pod means for the Job.
  successPolicy 16 batch.v1.SuccessPolicy pointer optional
    : Rules by which an Indexed Job succeeds before all of its indexes have.
  backoffLimit 7 int32 pointer optional
    : How many failures of pods are tolerated before the Job fails.
  backoffLimitPerIndex 12 int32 pointer optional
    : How many failures each index of an Indexed Job may have before that index counts as failed.
  maxFailedIndexes 13 int32 pointer optional
    : How many failed indexes end the whole Job; only with backoffLimitPerIndex.
  selector 4 meta.v1.LabelSelector pointer optional
    : Which pods belong to the Job; normally chosen by the server.
  manualSelector 5 bool pointer optional
    : Whether selector and the labels of the template are the user's own instead of the server's.
  template 6 core.v1.PodTemplateSpec required always
    : The pod that is created, again for each try.
  ttlSecondsAfterFinished 8 int32 pointer optional
    : How many seconds after its end the Job is deleted; unset keeps it.
  completionMode 9 string pointer optional enum=batch.v1.CompletionMode
    : NonIndexed counts successes; Indexed wants one success for each index from 0 to completions - 1.
  suspend 10 bool pointer optional
    : Whether the Job holds: no pods are created and running ones are ended.
  podReplacementPolicy 14 string pointer optional enum=batch.v1.PodReplacementPolicy
    : When a failing pod is replaced: TerminatingOrFailed as soon as it is on its way out, Failed once it
    : is gone.
  managedBy 15 string pointer optional
    : Which controller runs the Job; unset means the built-in one.
message JobStatus
  : What became of the pods of a Job so far.
  conditions 1 []batch.v1.JobCondition optional patch=merge:type list=atomic
    : What is true of the Job: Suspended, FailureTarget, SuccessCriteriaMet, Failed, Complete.
  startTime 2 meta.v1.Time pointer optional
    : When the controller took the Job up, or took it up again after a suspension.
  completionTime 3 meta.v1.Time pointer optional
    : When the Job succeeded; unset for one that failed.
  active 4 int32 optional
    : How many pods are pending or running and not on their way out.
  succeeded 5 int32 optional
    : How many pods have succeeded.
  failed 6 int32 optional
    : How many pods have failed.
  terminating 11 int32 pointer optional
    : How many pods are being deleted and have not ended.
  completedIndexes 7 string optional
    : The indexes that have succeeded, as numbers and ranges such as 0,2-5.
  failedIndexes 10 string pointer optional
    : The indexes that have failed for good, in the same form.
  uncountedTerminatedPods 8 batch.v1.UncountedTerminatedPods pointer optional
    : Ended pods that the counters do not include yet.
  ready 9 int32 pointer
    : How many active pods are ready.
message JobTemplateSpec
  : The Job that a CronJob creates.
  metadata 1 meta.v1.ObjectMeta optional
    : Labels and annotations of the created Jobs.
  spec 2 batch.v1.JobSpec optional
    : How the created Jobs run.
message PodFailurePolicy
  : What failed pods mean, by the first rule that matches.
  rules 1 []batch.v1.PodFailurePolicyRule required always list=atomic
    : The rules in order; a pod that matches none counts against backoffLimit.
message PodFailurePolicyOnExitCodesRequirement
  : Which exit codes of which container match.
  containerName 1 string pointer optional
    : The container; unset means any.
  operator 2 string required always enum=batch.v1.PodFailurePolicyOnExitCodesOperator
    : In matches the listed codes, NotIn all others but 0.
  values 3 []int32 required always list=set
    : The codes.
message PodFailurePolicyOnPodConditionsPattern
  : A condition that a matching pod has.
  type 1 string required always
    : The type of the condition.
  status 2 string always optional
    : Its status.
message PodFailurePolicyRule
  : One kind of failure and what it causes.
  action 1 string required always enum=batch.v1.PodFailurePolicyAction
    : What the failure causes: FailJob, FailIndex, Ignore or Count.
  onExitCodes 2 batch.v1.PodFailurePolicyOnExitCodesRequirement pointer optional
    : Matches by how a container exited.
  onPodConditions 3 []batch.v1.PodFailurePolicyOnPodConditionsPattern optional list=atomic
    : Matches by conditions of the pod.
message SuccessPolicy
  : When an Indexed Job has succeeded early.
  rules 1 []batch.v1.SuccessPolicyRule required always list=atomic
    : The rules; one that is met is enough.
message SuccessPolicyRule
  : One way to succeed early.
  succeededIndexes 1 string pointer optional
    : Indexes that must have succeeded, as numbers and ranges.
  succeededCount 2 int32 pointer optional
    : How many indexes must have succeeded, of the listed ones where there is a list.
message UncountedTerminatedPods
  : Pods that have ended and await being counted.
  succeeded 1 []string optional list=set
    : UIDs of those that succeeded.
  failed 2 []string optional list=set
    : UIDs of those that failed.
group certificates.v1 certificates.k8s.io v1
enum KeyUsage
  any "cert sign" "client auth" "code signing" "content commitment" "crl sign" "data encipherment" "decipher only"
  "digital signature" "email protection" "encipher only" "ipsec end system" "ipsec tunnel" "ipsec user"
  "key agreement" "key encipherment" "microsoft sgc" "netscape sgc" "ocsp signing" s/mime "server auth" signing
  timestamping
resource certificatesigningrequests CertificateSigningRequest cluster
  singular certificatesigningrequest
  short csr
  verbs create delete deletecollection get list patch update watch
  subresource approval CertificateSigningRequest get patch update
  subresource status CertificateSigningRequest get patch update
  selectable spec.signerName
  column "Name" string name 0
  column "Age" string - 0
  column "SignerName" string - 0
  column "Requestor" string - 0
  column "RequestedDuration" string - 0
  column "Condition" string - 0
message CertificateSigningRequest kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 certificates.v1.CertificateSigningRequestSpec required always
    : What is desired.
  status 3 certificates.v1.CertificateSigningRequestStatus optional
    : What was observed last.
message CertificateSigningRequestCondition
  type 1 string required always
  status 6 string required always
  reason 2 string optional
  message 3 string optional
  lastUpdateTime 4 meta.v1.Time optional
  lastTransitionTime 5 meta.v1.Time optional
message CertificateSigningRequestList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []certificates.v1.CertificateSigningRequest required always
    : The objects of the list.
message CertificateSigningRequestSpec
  request 1 bytes required always
  signerName 7 string required always
  expirationSeconds 8 int32 pointer optional
  usages 5 []string list=atomic enum=certificates.v1.KeyUsage
  username 2 string optional
  uid 3 string optional
  groups 4 []string optional list=atomic
  extra 6 map<string,certificates.v1.ExtraValue> optional
message CertificateSigningRequestStatus
  conditions 1 []certificates.v1.CertificateSigningRequestCondition optional list=map:type
  certificate 2 bytes optional
message ExtraValue hidden
  items 1 []string
group coordination.v1 coordination.k8s.io v1
resource leases Lease namespaced
  singular lease
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Holder" string - 0
  column "Age" string - 0
message Lease kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 coordination.v1.LeaseSpec optional
    : What is desired.
message LeaseList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []coordination.v1.Lease required always
    : The objects of the list.
message LeaseSpec
  holderIdentity 1 string pointer optional
  leaseDurationSeconds 2 int32 pointer optional
  acquireTime 3 meta.v1.MicroTime pointer optional
  renewTime 4 meta.v1.MicroTime pointer optional
  leaseTransitions 5 int32 pointer optional
  strategy 6 string pointer optional
  preferredHolder 7 string pointer optional
group core.v1 core v1
enum AppArmorProfileType Localhost RuntimeDefault Unconfined
enum AzureDataDiskCachingMode None ReadOnly ReadWrite
enum AzureDataDiskKind Dedicated Managed Shared
enum ClaimResourceStatus
  ControllerResizeInProgress ControllerResizeInfeasible NodeResizeInProgress NodeResizeInfeasible NodeResizePending
enum DNSPolicy ClusterFirst ClusterFirstWithHostNet Default None
enum HostPathType "" BlockDevice CharDevice Directory DirectoryOrCreate File FileOrCreate Socket
enum IPFamily "" IPv4 IPv6
enum IPFamilyPolicy PreferDualStack RequireDualStack SingleStack
enum MountPropagationMode Bidirectional HostToContainer None
enum NamespacePhase Active Terminating
enum NodeInclusionPolicy Honor Ignore
enum NodePhase Pending Running Terminated
enum NodeSelectorOperator DoesNotExist Exists Gt In Lt NotIn
enum PersistentVolumeAccessMode ReadOnlyMany ReadWriteMany ReadWriteOnce ReadWriteOncePod
enum PersistentVolumeClaimModifyVolumeStatus InProgress Infeasible Pending
enum PersistentVolumeClaimPhase Bound Lost Pending
enum PersistentVolumeMode Block Filesystem
enum PersistentVolumePhase Available Bound Failed Pending Released
enum PersistentVolumeReclaimPolicy Delete Recycle Retain
enum PodFSGroupChangePolicy Always OnRootMismatch
enum PodPhase Failed Pending Running Succeeded Unknown
enum PodQOSClass BestEffort Burstable Guaranteed
enum PreemptionPolicy Never PreemptLowerPriority
enum ProcMountType Default Unmasked
enum Protocol SCTP TCP UDP
enum PullPolicy Always IfNotPresent Never
enum ResourceQuotaScope
  BestEffort CrossNamespacePodAffinity NotBestEffort NotTerminating PriorityClass Terminating VolumeAttributesClass
enum RestartPolicy Always Never OnFailure
enum ScopeSelectorOperator DoesNotExist Exists In NotIn
enum SeccompProfileType Localhost RuntimeDefault Unconfined
enum ServiceAffinity ClientIP None
enum ServiceExternalTrafficPolicy Cluster Local
enum ServiceInternalTrafficPolicy Cluster Local
enum ServiceType ClusterIP ExternalName LoadBalancer NodePort
enum Signal
  SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL
  SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMAX-1 SIGRTMAX-10 SIGRTMAX-11 SIGRTMAX-12 SIGRTMAX-13 SIGRTMAX-14 SIGRTMAX-2
  SIGRTMAX-3 SIGRTMAX-4 SIGRTMAX-5 SIGRTMAX-6 SIGRTMAX-7 SIGRTMAX-8 SIGRTMAX-9 SIGRTMIN SIGRTMIN+1 SIGRTMIN+10
  SIGRTMIN+11 SIGRTMIN+12 SIGRTMIN+13 SIGRTMIN+14 SIGRTMIN+15 SIGRTMIN+2 SIGRTMIN+3 SIGRTMIN+4 SIGRTMIN+5 SIGRTMIN+6
  SIGRTMIN+7 SIGRTMIN+8 SIGRTMIN+9 SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG
  SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ
enum SupplementalGroupsPolicy Merge Strict
enum TaintEffect NoExecute NoSchedule PreferNoSchedule
enum TerminationMessagePolicy FallbackToLogsOnError File
enum TolerationOperator Equal Exists Gt Lt
enum URIScheme HTTP HTTPS
enum UnsatisfiableConstraintAction DoNotSchedule ScheduleAnyway
resource bindings Binding namespaced
  singular binding
  verbs create
resource componentstatuses ComponentStatus cluster
  singular componentstatus
  short cs
  verbs get list
  column "Name" string name 0
  column "Status" string - 0
  column "Message" string - 0
  column "Error" string - 0
resource configmaps ConfigMap namespaced
  singular configmap
  short cm
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Data" string - 0
  column "Age" string - 0
resource endpoints Endpoints namespaced
  singular endpoints
  short ep
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Endpoints" string - 0
  column "Age" string - 0
resource events Event namespaced
  singular event
  short ev
  verbs create delete deletecollection get list patch update watch
  selectable involvedObject.kind involvedObject.namespace involvedObject.name involvedObject.uid involvedObject.apiVersion involvedObject.resourceVersion involvedObject.fieldPath reason reportingComponent source type
  column "Last Seen" string - 0
  column "Type" string - 0
  column "Reason" string - 0
  column "Object" string - 0
  column "Subobject" string - 1
  column "Source" string - 1
  column "Message" string - 0
  column "First Seen" string - 1
  column "Count" string - 1
  column "Name" string name 1
resource limitranges LimitRange namespaced
  singular limitrange
  short limits
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Created At" date - 0
resource namespaces Namespace cluster
  singular namespace
  short ns
  verbs create delete get list patch update watch
  subresource finalize Namespace update
  subresource status Namespace get patch update
  selectable status.phase
  column "Name" string name 0
  column "Status" string - 0
  column "Age" string - 0
resource nodes Node cluster
  singular node
  short no
  verbs create delete deletecollection get list patch update watch
  subresource proxy NodeProxyOptions create delete get patch update
  subresource status Node get patch update
  selectable spec.unschedulable
  column "Name" string name 0
  column "Status" string - 0
  column "Roles" string - 0
  column "Age" string - 0
  column "Version" string - 0
  column "Internal-IP" string - 1
  column "External-IP" string - 1
  column "OS-Image" string - 1
  column "Kernel-Version" string - 1
  column "Container-Runtime" string - 1
resource persistentvolumeclaims PersistentVolumeClaim namespaced
  singular persistentvolumeclaim
  short pvc
  verbs create delete deletecollection get list patch update watch
  subresource status PersistentVolumeClaim get patch update
  column "Name" string name 0
  column "Status" string - 0
  column "Volume" string - 0
  column "Capacity" string - 0
  column "Access Modes" string - 0
  column "StorageClass" string - 0
  column "VolumeAttributesClass" string - 0
  column "Age" string - 0
  column "VolumeMode" string - 1
resource persistentvolumes PersistentVolume cluster
  singular persistentvolume
  short pv
  verbs create delete deletecollection get list patch update watch
  subresource status PersistentVolume get patch update
  column "Name" string name 0
  column "Capacity" string - 0
  column "Access Modes" string - 0
  column "Reclaim Policy" string - 0
  column "Status" string - 0
  column "Claim" string - 0
  column "StorageClass" string - 0
  column "VolumeAttributesClass" string - 0
  column "Reason" string - 0
  column "Age" string - 0
  column "VolumeMode" string - 1
resource pods Pod namespaced
  singular pod
  short po
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource attach PodAttachOptions create get
  subresource binding Binding create
  subresource ephemeralcontainers Pod get patch update
  subresource eviction policy/v1/Eviction create
  subresource exec PodExecOptions create get
  subresource log Pod get
  subresource portforward PodPortForwardOptions create get
  subresource proxy PodProxyOptions create delete get patch update
  subresource resize Pod get patch update
  subresource status Pod get patch update
  selectable spec.nodeName spec.restartPolicy spec.schedulerName spec.serviceAccountName spec.hostNetwork status.phase status.podIP status.podIPs status.nominatedNodeName
  column "Name" string name 0
  column "Ready" string - 0
  column "Status" string - 0
  column "Restarts" string - 0
  column "Age" string - 0
  column "IP" string - 1
  column "Node" string - 1
  column "Nominated Node" string - 1
  column "Readiness Gates" string - 1
resource podtemplates PodTemplate namespaced
  singular podtemplate
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Containers" string - 0
  column "Images" string - 0
  column "Pod Labels" string - 0
resource replicationcontrollers ReplicationController namespaced
  singular replicationcontroller
  short rc
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource scale autoscaling/v1/Scale get patch update
  subresource status ReplicationController get patch update
  selectable status.replicas
  column "Name" string name 0
  column "Desired" integer - 0
  column "Current" integer - 0
  column "Ready" integer - 0
  column "Age" string - 0
  column "Containers" string - 1
  column "Images" string - 1
  column "Selector" string - 1
resource resourcequotas ResourceQuota namespaced
  singular resourcequota
  short quota
  verbs create delete deletecollection get list patch update watch
  subresource status ResourceQuota get patch update
  column "Name" string name 0
  column "Request" string - 0
  column "Limit" string - 0
  column "Age" string - 0
resource secrets Secret namespaced
  singular secret
  verbs create delete deletecollection get list patch update watch
  selectable type
  column "Name" string name 0
  column "Type" string - 0
  column "Data" string - 0
  column "Age" string - 0
resource serviceaccounts ServiceAccount namespaced
  singular serviceaccount
  short sa
  verbs create delete deletecollection get list patch update watch
  subresource token authentication.k8s.io/v1/TokenRequest create
  column "Name" string name 0
  column "Age" string - 0
resource services Service namespaced
  singular service
  short svc
  categories all
  verbs create delete deletecollection get list patch update watch
  subresource proxy ServiceProxyOptions create delete get patch update
  subresource status Service get patch update
  selectable spec.clusterIP spec.type
  column "Name" string name 0
  column "Type" string - 0
  column "Cluster-IP" string - 0
  column "External-IP" string - 0
  column "Port(s)" string - 0
  column "Age" string - 0
  column "Selector" string - 1
message AWSElasticBlockStoreVolumeSource
  volumeID 1 string required always
  fsType 2 string optional
  partition 3 int32 optional
  readOnly 4 bool optional
message Affinity
  nodeAffinity 1 core.v1.NodeAffinity pointer optional
  podAffinity 2 core.v1.PodAffinity pointer optional
  podAntiAffinity 3 core.v1.PodAntiAffinity pointer optional
message AppArmorProfile
  union type localhostProfile=LocalhostProfile
  type 1 string required always enum=core.v1.AppArmorProfileType
  localhostProfile 2 string pointer optional
message AttachedVolume
  name 1 string required always
  devicePath 2 string required always
message AvoidPods hidden
  preferAvoidPods 1 []core.v1.PreferAvoidPodsEntry optional
message AzureDiskVolumeSource
  diskName 1 string required always
  diskURI 2 string required always
  cachingMode 3 string pointer optional default="ReadWrite" enum=core.v1.AzureDataDiskCachingMode
  fsType 4 string pointer optional default="ext4"
  readOnly 5 bool pointer optional default=false
  kind 6 string pointer default="Shared" enum=core.v1.AzureDataDiskKind
message AzureFilePersistentVolumeSource
  secretName 1 string required always
  shareName 2 string required always
  readOnly 3 bool optional
  secretNamespace 4 string always pointer optional
message AzureFileVolumeSource
  secretName 1 string required always
  shareName 2 string required always
  readOnly 3 bool optional
message Binding kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  target 2 core.v1.ObjectReference required always
message CSIPersistentVolumeSource
  driver 1 string required always
  volumeHandle 2 string required always
  readOnly 3 bool optional
  fsType 4 string optional
  volumeAttributes 5 map<string,string> optional
  controllerPublishSecretRef 6 core.v1.SecretReference pointer optional
  nodeStageSecretRef 7 core.v1.SecretReference pointer optional
  nodePublishSecretRef 8 core.v1.SecretReference pointer optional
  controllerExpandSecretRef 9 core.v1.SecretReference pointer optional
  nodeExpandSecretRef 10 core.v1.SecretReference pointer optional
message CSIVolumeSource
  driver 1 string required always
  readOnly 2 bool pointer optional
  fsType 3 string pointer optional
  volumeAttributes 4 map<string,string> optional
  nodePublishSecretRef 5 core.v1.LocalObjectReference pointer optional
message Capabilities
  add 1 []string optional list=atomic
  drop 2 []string optional list=atomic
message CephFSPersistentVolumeSource
  monitors 1 []string required always list=atomic
  path 2 string optional
  user 3 string optional
  secretFile 4 string optional
  secretRef 5 core.v1.SecretReference pointer optional
  readOnly 6 bool optional
message CephFSVolumeSource
  monitors 1 []string required always list=atomic
  path 2 string optional
  user 3 string optional
  secretFile 4 string optional
  secretRef 5 core.v1.LocalObjectReference pointer optional
  readOnly 6 bool optional
message CinderPersistentVolumeSource
  volumeID 1 string required always
  fsType 2 string optional
  readOnly 3 bool optional
  secretRef 4 core.v1.SecretReference pointer optional
message CinderVolumeSource
  volumeID 1 string required always
  fsType 2 string optional
  readOnly 3 bool optional
  secretRef 4 core.v1.LocalObjectReference pointer optional
message ClientIPConfig
  timeoutSeconds 1 int32 pointer optional
message ClusterTrustBundleProjection
  name 1 string pointer optional
  signerName 2 string pointer optional
  labelSelector 3 meta.v1.LabelSelector pointer optional
  optional 5 bool pointer optional
  path 4 string required always
message ComponentCondition
  type 1 string required always
  status 2 string required always
  message 3 string optional
  error 4 string optional
message ComponentStatus kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  conditions 2 []core.v1.ComponentCondition optional patch=merge:type list=map:type
message ComponentStatusList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.ComponentStatus required always
    : The objects of the list.
message ConfigMap kind
  : A ConfigMap holds configuration for pods.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  immutable 4 bool pointer optional
    : Whether the content can never change.
  data 2 map<string,string> optional
    : Texts by key.
  binaryData 3 map<string,bytes> optional
    : Bytes by key.
message ConfigMapEnvSource
  localObjectReference 1 core.v1.LocalObjectReference inline
  optional 2 bool pointer optional
message ConfigMapKeySelector atomic
  localObjectReference 1 core.v1.LocalObjectReference inline
  key 2 string required always
  optional 3 bool pointer optional
message ConfigMapList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.ConfigMap required always
    : The objects of the list.
message ConfigMapNodeConfigSource
  namespace 1 string required always
  name 2 string required always
  uid 3 string optional
  resourceVersion 4 string optional
  kubeletConfigKey 5 string required always
message ConfigMapProjection
  localObjectReference 1 core.v1.LocalObjectReference inline
  items 2 []core.v1.KeyToPath optional list=atomic
  optional 4 bool pointer optional
message ConfigMapVolumeSource
  localObjectReference 1 core.v1.LocalObjectReference inline
  items 2 []core.v1.KeyToPath optional list=atomic
  defaultMode 3 int32 pointer optional
  optional 4 bool pointer optional
message Container
  : A process with its image, environment and limits.
  name 1 string required always
    : The name of the container, unique in the pod.
  image 2 string optional
    : The image to run.
  command 3 []string optional list=atomic
    : The program and its first arguments, instead of the image's entry point.
  args 4 []string optional list=atomic
    : Arguments of the program, instead of the image's.
  workingDir 5 string optional
    : The directory in which the program starts.
  ports 6 []core.v1.ContainerPort optional patch=merge:containerPort list=map:containerPort,protocol
    : Ports that the container listens on; a note for readers and probes.
  envFrom 19 []core.v1.EnvFromSource optional list=atomic
    : ConfigMaps and Secrets of which all entries become environment variables.
  env 7 []core.v1.EnvVar optional patch=merge:name list=map:name
    : Environment variables, one by one.
  resources 8 core.v1.ResourceRequirements optional
    : What the container requests and is limited to.
  resizePolicy 23 []core.v1.ContainerResizePolicy optional list=atomic
    : Which resources can change without a restart.
  restartPolicy 24 string pointer optional
    : A restart policy of the container's own; Always makes an init container a sidecar.
  restartPolicyRules 25 []core.v1.ContainerRestartRule optional list=atomic
    : Exit codes for which the restart policy is another.
  volumeMounts 9 []core.v1.VolumeMount optional patch=merge:mountPath list=map:mountPath
    : Where volumes of the pod appear in the file system.
  volumeDevices 21 []core.v1.VolumeDevice optional patch=merge:devicePath list=map:devicePath
    : Where block devices of the pod appear.
  livenessProbe 10 core.v1.Probe pointer optional
    : The check whose failure restarts the container.
  readinessProbe 11 core.v1.Probe pointer optional
    : The check whose failure takes the pod out of services.
  startupProbe 22 core.v1.Probe pointer optional
    : The check that must succeed before the other two begin.
  lifecycle 12 core.v1.Lifecycle pointer optional
    : What to run after the start and before the stop.
  terminationMessagePath 13 string optional
    : The file whose content becomes the message of the ended container.
  terminationMessagePolicy 20 string optional enum=core.v1.TerminationMessagePolicy
    : Where that message comes from: File, or FallbackToLogsOnError.
  imagePullPolicy 14 string optional enum=core.v1.PullPolicy
    : When the image is pulled: Always, IfNotPresent or Never.
  securityContext 15 core.v1.SecurityContext pointer optional
    : User, group and privileges of the container.
  stdin 16 bool optional
    : Whether standard input stays open.
  stdinOnce 17 bool optional
    : Whether standard input closes after the first client.
  tty 18 bool optional
    : Whether the container gets a terminal.
message ContainerExtendedResourceRequest
  containerName 1 string required always
  resourceName 2 string required always
  requestName 3 string required always
message ContainerImage
  names 1 []string always optional list=atomic
  sizeBytes 2 int64 optional
message ContainerPort
  : A port that a container listens on.
  name 1 string optional
    : A name that services and probes may use instead of the number.
  hostPort 2 int32 optional
    : The port of the node that leads here.
  containerPort 3 int32 required always default=0
    : The number of the port.
  protocol 4 string optional default="TCP" enum=core.v1.Protocol
    : TCP, UDP or SCTP.
  hostIP 5 string optional
    : The address of the node that hostPort is bound to.
message ContainerResizePolicy
  resourceName 1 string required always
  restartPolicy 2 string required always
message ContainerRestartRule
  action 1 string required
  exitCodes 2 core.v1.ContainerRestartRuleOnExitCodes pointer optional
message ContainerRestartRuleOnExitCodes
  operator 1 string required
  values 2 []int32 optional list=set
message ContainerState
  waiting 1 core.v1.ContainerStateWaiting pointer optional
  running 2 core.v1.ContainerStateRunning pointer optional
  terminated 3 core.v1.ContainerStateTerminated pointer optional
message ContainerStateRunning
  startedAt 1 meta.v1.Time optional
message ContainerStateTerminated
  exitCode 1 int32 required always default=0
  signal 2 int32 optional
  reason 3 string optional
  message 4 string optional
  startedAt 5 meta.v1.Time optional
  finishedAt 6 meta.v1.Time optional
  containerID 7 string optional
message ContainerStateWaiting
  reason 1 string optional
  message 2 string optional
message ContainerStatus
  name 1 string required always
  state 2 core.v1.ContainerState optional
  lastState 3 core.v1.ContainerState optional
  ready 4 bool required always default=false
  restartCount 5 int32 required always default=0
  image 6 string required always
  imageID 7 string required always
  containerID 8 string optional
  started 9 bool pointer optional
  allocatedResources 10 map<string,resource.Quantity> optional
  resources 11 core.v1.ResourceRequirements pointer optional
  volumeMounts 12 []core.v1.VolumeMountStatus optional patch=merge:mountPath list=map:mountPath
  user 13 core.v1.ContainerUser pointer optional
  allocatedResourcesStatus 14 []core.v1.ResourceStatus optional patch=merge:name list=map:name
  stopSignal 15 string pointer optional enum=core.v1.Signal
message ContainerUser
  linux 1 core.v1.LinuxContainerUser pointer optional
message DaemonEndpoint
  Port 1 int32 required always default=0
message DownwardAPIProjection
  items 1 []core.v1.DownwardAPIVolumeFile optional list=atomic
message DownwardAPIVolumeFile
  path 1 string required always
  fieldRef 2 core.v1.ObjectFieldSelector pointer optional
  resourceFieldRef 3 core.v1.ResourceFieldSelector pointer optional
  mode 4 int32 pointer optional
message DownwardAPIVolumeSource
  items 1 []core.v1.DownwardAPIVolumeFile optional list=atomic
  defaultMode 2 int32 pointer optional
message EmptyDirVolumeSource
  medium 1 string optional
  sizeLimit 2 resource.Quantity pointer optional
message EndpointAddress atomic
  ip 1 string required always
  hostname 3 string optional
  nodeName 4 string pointer optional
  targetRef 2 core.v1.ObjectReference pointer optional
message EndpointPort atomic
  name 1 string optional
  port 2 int32 required always default=0
  protocol 3 string optional enum=core.v1.Protocol
  appProtocol 4 string pointer optional
message EndpointSubset
  addresses 1 []core.v1.EndpointAddress optional list=atomic
  notReadyAddresses 2 []core.v1.EndpointAddress optional list=atomic
  ports 3 []core.v1.EndpointPort optional list=atomic
message Endpoints kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  subsets 2 []core.v1.EndpointSubset optional list=atomic
message EndpointsList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Endpoints required always
    : The objects of the list.
message EnvFromSource
  prefix 1 string optional
  configMapRef 2 core.v1.ConfigMapEnvSource pointer optional
  secretRef 3 core.v1.SecretEnvSource pointer optional
message EnvVar
  : An environment variable.
  name 1 string required always
    : The name of the variable.
  value 2 string optional
    : The value; $(NAME) is replaced by variables defined before.
  valueFrom 3 core.v1.EnvVarSource pointer optional
    : Where the value comes from instead.
message EnvVarSource
  fieldRef 1 core.v1.ObjectFieldSelector pointer optional
  resourceFieldRef 2 core.v1.ResourceFieldSelector pointer optional
  configMapKeyRef 3 core.v1.ConfigMapKeySelector pointer optional
  secretKeyRef 4 core.v1.SecretKeySelector pointer optional
  fileKeyRef 5 core.v1.FileKeySelector pointer optional
message EphemeralContainer
  ephemeralContainerCommon 1 core.v1.EphemeralContainerCommon inline
  targetContainerName 2 string optional
message EphemeralContainerCommon hidden
  name 1 string always
  image 2 string
  command 3 []string optional
  args 4 []string optional
  workingDir 5 string optional
  ports 6 []core.v1.ContainerPort optional
  envFrom 19 []core.v1.EnvFromSource optional
  env 7 []core.v1.EnvVar optional
  resources 8 core.v1.ResourceRequirements optional
  resizePolicy 23 []core.v1.ContainerResizePolicy optional
  restartPolicy 24 string pointer optional
  restartPolicyRules 25 []core.v1.ContainerRestartRule optional
  volumeMounts 9 []core.v1.VolumeMount optional
  volumeDevices 21 []core.v1.VolumeDevice optional
  livenessProbe 10 core.v1.Probe pointer optional
  readinessProbe 11 core.v1.Probe pointer optional
  startupProbe 22 core.v1.Probe pointer optional
  lifecycle 12 core.v1.Lifecycle pointer optional
  terminationMessagePath 13 string optional
  terminationMessagePolicy 20 string optional enum=core.v1.TerminationMessagePolicy
  imagePullPolicy 14 string optional enum=core.v1.PullPolicy
  securityContext 15 core.v1.SecurityContext pointer optional
  stdin 16 bool optional
  stdinOnce 17 bool optional
  tty 18 bool optional
message EphemeralVolumeSource
  volumeClaimTemplate 1 core.v1.PersistentVolumeClaimTemplate pointer
message Event kind
  metadata 1 meta.v1.ObjectMeta required
    : Name, labels and owners of the object.
  involvedObject 2 core.v1.ObjectReference required always
  reason 3 string optional
  message 4 string optional
  source 5 core.v1.EventSource optional
  firstTimestamp 6 meta.v1.Time optional
  lastTimestamp 7 meta.v1.Time optional
  count 8 int32 optional
  type 9 string optional
  eventTime 10 meta.v1.MicroTime optional
  series 11 core.v1.EventSeries pointer optional
  action 12 string optional
  related 13 core.v1.ObjectReference pointer optional
  reportingComponent 14 string always optional
  reportingInstance 15 string always optional
message EventList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Event required always
    : The objects of the list.
message EventSeries
  count 1 int32
  lastObservedTime 2 meta.v1.MicroTime
message EventSource
  component 1 string optional
  host 2 string optional
message ExecAction
  command 1 []string optional list=atomic
message FCVolumeSource
  targetWWNs 1 []string optional list=atomic
  lun 2 int32 pointer optional
  fsType 3 string optional
  readOnly 4 bool optional
  wwids 5 []string optional list=atomic
message FileKeySelector atomic
  volumeName 1 string required always
  path 2 string required always
  key 3 string required always
  optional 4 bool pointer optional default=false
message FlexPersistentVolumeSource
  driver 1 string required always
  fsType 2 string optional
  secretRef 3 core.v1.SecretReference pointer optional
  readOnly 4 bool optional
  options 5 map<string,string> optional
message FlexVolumeSource
  driver 1 string required always
  fsType 2 string optional
  secretRef 3 core.v1.LocalObjectReference pointer optional
  readOnly 4 bool optional
  options 5 map<string,string> optional
message FlockerVolumeSource
  datasetName 1 string optional
  datasetUUID 2 string optional
message GCEPersistentDiskVolumeSource
  pdName 1 string required always
  fsType 2 string optional
  partition 3 int32 optional
  readOnly 4 bool optional
message GRPCAction
  port 1 int32 required always default=0
  service 2 string always pointer optional
message GitRepoVolumeSource
  repository 1 string required always
  revision 2 string optional
  directory 3 string optional
message GlusterfsPersistentVolumeSource
  endpoints 1 string required always
  path 2 string required always
  readOnly 3 bool optional
  endpointsNamespace 4 string pointer optional
message GlusterfsVolumeSource
  endpoints 1 string required always
  path 2 string required always
  readOnly 3 bool optional
message HTTPGetAction
  path 1 string optional
  port 2 intstr.IntOrString required always
  host 3 string optional
  scheme 4 string optional enum=core.v1.URIScheme
  httpHeaders 5 []core.v1.HTTPHeader optional list=atomic
message HTTPHeader
  name 1 string required always
  value 2 string required always
message HostAlias
  ip 1 string required always
  hostnames 2 []string list=atomic
message HostIP
  ip 1 string required always
message HostPathVolumeSource
  path 1 string required always
  type 2 string pointer optional enum=core.v1.HostPathType
message ISCSIPersistentVolumeSource
  targetPortal 1 string required always
  iqn 2 string required always
  lun 3 int32 required always default=0
  iscsiInterface 4 string optional default="default"
  fsType 5 string optional
  readOnly 6 bool optional
  portals 7 []string optional list=atomic
  chapAuthDiscovery 8 bool optional
  chapAuthSession 11 bool optional
  secretRef 10 core.v1.SecretReference pointer optional
  initiatorName 12 string pointer optional
message ISCSIVolumeSource
  targetPortal 1 string required always
  iqn 2 string required always
  lun 3 int32 required always default=0
  iscsiInterface 4 string optional default="default"
  fsType 5 string optional
  readOnly 6 bool optional
  portals 7 []string optional list=atomic
  chapAuthDiscovery 8 bool optional
  chapAuthSession 11 bool optional
  secretRef 10 core.v1.LocalObjectReference pointer optional
  initiatorName 12 string pointer optional
message ImageVolumeSource
  reference 1 string optional
  pullPolicy 2 string optional enum=core.v1.PullPolicy
message ImageVolumeStatus
  imageRef 1 string required
message KeyToPath
  key 1 string required always
  path 2 string required always
  mode 3 int32 pointer optional
message Lifecycle
  postStart 1 core.v1.LifecycleHandler pointer optional
  preStop 2 core.v1.LifecycleHandler pointer optional
  stopSignal 3 string pointer optional enum=core.v1.Signal
message LifecycleHandler
  exec 1 core.v1.ExecAction pointer optional
  httpGet 2 core.v1.HTTPGetAction pointer optional
  tcpSocket 3 core.v1.TCPSocketAction pointer optional
  sleep 4 core.v1.SleepAction pointer optional
message LimitRange kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.LimitRangeSpec optional
    : What is desired.
message LimitRangeItem
  type 1 string required always
  max 2 map<string,resource.Quantity> optional
  min 3 map<string,resource.Quantity> optional
  default 4 map<string,resource.Quantity> optional
  defaultRequest 5 map<string,resource.Quantity> optional
  maxLimitRequestRatio 6 map<string,resource.Quantity> optional
message LimitRangeList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.LimitRange required always
    : The objects of the list.
message LimitRangeSpec
  limits 1 []core.v1.LimitRangeItem required always list=atomic
message LinuxContainerUser
  uid 1 int64 required always default=0
  gid 2 int64 required always default=0
  supplementalGroups 3 []int64 optional list=atomic
message List hidden
  metadata 1 meta.v1.ListMeta optional
  items 2 []runtime.RawExtension
message LoadBalancerIngress
  ip 1 string optional
  hostname 2 string optional
  ipMode 3 string pointer optional
  ports 4 []core.v1.PortStatus optional list=atomic
message LoadBalancerStatus
  ingress 1 []core.v1.LoadBalancerIngress optional list=atomic
message LocalObjectReference atomic
  name 1 string optional
message LocalVolumeSource
  path 1 string required always
  fsType 2 string pointer optional
message ModifyVolumeStatus
  targetVolumeAttributesClassName 1 string
  status 2 string required always enum=core.v1.PersistentVolumeClaimModifyVolumeStatus
message NFSVolumeSource
  server 1 string required always
  path 2 string required always
  readOnly 3 bool optional
message Namespace kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.NamespaceSpec optional
    : What is desired.
  status 3 core.v1.NamespaceStatus optional
    : What was observed last.
message NamespaceCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 4 meta.v1.Time optional
  reason 5 string optional
  message 6 string optional
message NamespaceList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Namespace required always
    : The objects of the list.
message NamespaceSpec
  finalizers 1 []string optional list=atomic
message NamespaceStatus
  phase 1 string optional enum=core.v1.NamespacePhase
  conditions 2 []core.v1.NamespaceCondition optional patch=merge:type list=map:type
message Node kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.NodeSpec optional
    : What is desired.
  status 3 core.v1.NodeStatus optional
    : What was observed last.
message NodeAddress
  type 1 string required always
  address 2 string required always
message NodeAffinity
  requiredDuringSchedulingIgnoredDuringExecution 1 core.v1.NodeSelector pointer optional
  preferredDuringSchedulingIgnoredDuringExecution 2 []core.v1.PreferredSchedulingTerm optional list=atomic
message NodeAllocatableResourceClaimStatus
  resourceClaimName 1 string required always
  containers 2 []string optional list=set
  resources 3 map<string,resource.Quantity> required always
message NodeCondition
  type 1 string required always
  status 2 string required always
  lastHeartbeatTime 3 meta.v1.Time optional
  lastTransitionTime 4 meta.v1.Time optional
  reason 5 string optional
  message 6 string optional
message NodeConfigSource
  configMap 2 core.v1.ConfigMapNodeConfigSource pointer
message NodeConfigStatus
  assigned 1 core.v1.NodeConfigSource pointer optional
  active 2 core.v1.NodeConfigSource pointer optional
  lastKnownGood 3 core.v1.NodeConfigSource pointer optional
  error 4 string optional
message NodeDaemonEndpoints
  kubeletEndpoint 1 core.v1.DaemonEndpoint optional
message NodeFeatures
  supplementalGroupsPolicy 1 bool pointer optional
message NodeList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Node required always
    : The objects of the list.
message NodeProxyOptions hidden
  path 1 string optional
message NodeRuntimeHandler
  name 1 string always optional
  features 2 core.v1.NodeRuntimeHandlerFeatures pointer optional
message NodeRuntimeHandlerFeatures
  recursiveReadOnlyMounts 1 bool pointer optional
  userNamespaces 2 bool pointer optional
message NodeSelector atomic
  nodeSelectorTerms 1 []core.v1.NodeSelectorTerm required always list=atomic
message NodeSelectorRequirement
  key 1 string required always
  operator 2 string required always enum=core.v1.NodeSelectorOperator
  values 3 []string optional list=atomic
message NodeSelectorTerm atomic
  matchExpressions 1 []core.v1.NodeSelectorRequirement optional list=atomic
  matchFields 2 []core.v1.NodeSelectorRequirement optional list=atomic
message NodeSpec
  podCIDR 1 string optional
  podCIDRs 7 []string optional patch=merge list=set
  providerID 3 string optional
  unschedulable 4 bool optional
  taints 5 []core.v1.Taint optional list=atomic
  configSource 6 core.v1.NodeConfigSource pointer optional
  externalID 2 string optional
message NodeStatus
  capacity 1 map<string,resource.Quantity> optional
  allocatable 2 map<string,resource.Quantity> optional
  phase 3 string optional enum=core.v1.NodePhase
  conditions 4 []core.v1.NodeCondition optional patch=merge:type list=map:type
  addresses 5 []core.v1.NodeAddress optional patch=merge:type list=map:type
  daemonEndpoints 6 core.v1.NodeDaemonEndpoints optional
  nodeInfo 7 core.v1.NodeSystemInfo optional
  images 8 []core.v1.ContainerImage optional list=atomic
  volumesInUse 9 []string optional list=atomic
  volumesAttached 10 []core.v1.AttachedVolume optional list=atomic
  config 11 core.v1.NodeConfigStatus pointer optional
  runtimeHandlers 12 []core.v1.NodeRuntimeHandler optional list=atomic
  features 13 core.v1.NodeFeatures pointer optional
  declaredFeatures 14 []string optional list=atomic
message NodeSwapStatus
  capacity 1 int64 pointer optional
message NodeSystemInfo
  machineID 1 string required always
  systemUUID 2 string required always
  bootID 3 string required always
  kernelVersion 4 string required always
  osImage 5 string required always
  containerRuntimeVersion 6 string required always
  kubeletVersion 7 string required always
  kubeProxyVersion 8 string required always
  operatingSystem 9 string required always
  architecture 10 string required always
  swap 11 core.v1.NodeSwapStatus pointer
message ObjectFieldSelector atomic
  apiVersion 1 string optional
  fieldPath 2 string required always
message ObjectReference atomic
  kind 1 string optional
  namespace 2 string optional
  name 3 string optional
  uid 4 string optional
  apiVersion 5 string optional
  resourceVersion 6 string optional
  fieldPath 7 string optional
message PersistentVolume kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.PersistentVolumeSpec optional
    : What is desired.
  status 3 core.v1.PersistentVolumeStatus optional
    : What was observed last.
message PersistentVolumeClaim kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.PersistentVolumeClaimSpec optional
    : What is desired.
  status 3 core.v1.PersistentVolumeClaimStatus optional
    : What was observed last.
message PersistentVolumeClaimCondition
  type 1 string required always
  status 2 string required always
  lastProbeTime 3 meta.v1.Time optional
  lastTransitionTime 4 meta.v1.Time optional
  reason 5 string optional
  message 6 string optional
message PersistentVolumeClaimList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.PersistentVolumeClaim required always
    : The objects of the list.
message PersistentVolumeClaimSpec
  accessModes 1 []string optional list=atomic enum=core.v1.PersistentVolumeAccessMode
  selector 4 meta.v1.LabelSelector pointer optional
  resources 2 core.v1.VolumeResourceRequirements optional
  volumeName 3 string optional
  storageClassName 5 string pointer optional
  volumeMode 6 string pointer optional enum=core.v1.PersistentVolumeMode
  dataSource 7 core.v1.TypedLocalObjectReference pointer optional
  dataSourceRef 8 core.v1.TypedObjectReference pointer optional
  volumeAttributesClassName 9 string pointer optional
message PersistentVolumeClaimStatus
  phase 1 string optional enum=core.v1.PersistentVolumeClaimPhase
  accessModes 2 []string optional list=atomic enum=core.v1.PersistentVolumeAccessMode
  capacity 3 map<string,resource.Quantity> optional
  conditions 4 []core.v1.PersistentVolumeClaimCondition optional patch=merge:type list=map:type
  allocatedResources 5 map<string,resource.Quantity> optional
  allocatedResourceStatuses 7 map<string,string> optional map=granular enum=core.v1.ClaimResourceStatus
  currentVolumeAttributesClassName 8 string pointer optional
  modifyVolumeStatus 9 core.v1.ModifyVolumeStatus pointer optional
message PersistentVolumeClaimTemplate
  metadata 1 meta.v1.ObjectMeta optional
  spec 2 core.v1.PersistentVolumeClaimSpec required always
message PersistentVolumeClaimVolumeSource
  claimName 1 string required always
  readOnly 2 bool optional
message PersistentVolumeList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.PersistentVolume required always
    : The objects of the list.
message PersistentVolumeSource hidden
  gcePersistentDisk 1 core.v1.GCEPersistentDiskVolumeSource pointer optional
  awsElasticBlockStore 2 core.v1.AWSElasticBlockStoreVolumeSource pointer optional
  hostPath 3 core.v1.HostPathVolumeSource pointer optional
  glusterfs 4 core.v1.GlusterfsPersistentVolumeSource pointer optional
  nfs 5 core.v1.NFSVolumeSource pointer optional
  rbd 6 core.v1.RBDPersistentVolumeSource pointer optional
  iscsi 7 core.v1.ISCSIPersistentVolumeSource pointer optional
  cinder 8 core.v1.CinderPersistentVolumeSource pointer optional
  cephfs 9 core.v1.CephFSPersistentVolumeSource pointer optional
  fc 10 core.v1.FCVolumeSource pointer optional
  flocker 11 core.v1.FlockerVolumeSource pointer optional
  flexVolume 12 core.v1.FlexPersistentVolumeSource pointer optional
  azureFile 13 core.v1.AzureFilePersistentVolumeSource pointer optional
  vsphereVolume 14 core.v1.VsphereVirtualDiskVolumeSource pointer optional
  quobyte 15 core.v1.QuobyteVolumeSource pointer optional
  azureDisk 16 core.v1.AzureDiskVolumeSource pointer optional
  photonPersistentDisk 17 core.v1.PhotonPersistentDiskVolumeSource pointer
  portworxVolume 18 core.v1.PortworxVolumeSource pointer optional
  scaleIO 19 core.v1.ScaleIOPersistentVolumeSource pointer optional
  local 20 core.v1.LocalVolumeSource pointer optional
  storageos 21 core.v1.StorageOSPersistentVolumeSource pointer optional
  csi 22 core.v1.CSIPersistentVolumeSource pointer optional
message PersistentVolumeSpec
  capacity 1 map<string,resource.Quantity> optional
  persistentVolumeSource 2 core.v1.PersistentVolumeSource inline
  accessModes 3 []string optional list=atomic enum=core.v1.PersistentVolumeAccessMode
  claimRef 4 core.v1.ObjectReference pointer optional map=granular
  persistentVolumeReclaimPolicy 5 string optional enum=core.v1.PersistentVolumeReclaimPolicy
  storageClassName 6 string optional
  mountOptions 7 []string optional list=atomic
  volumeMode 8 string pointer optional enum=core.v1.PersistentVolumeMode
  nodeAffinity 9 core.v1.VolumeNodeAffinity pointer optional
  volumeAttributesClassName 10 string pointer optional
message PersistentVolumeStatus
  phase 1 string optional enum=core.v1.PersistentVolumePhase
  message 2 string optional
  reason 3 string optional
  lastPhaseTransitionTime 4 meta.v1.Time pointer optional
message PhotonPersistentDiskVolumeSource
  pdID 1 string required always
  fsType 2 string
message Pod kind
  : A Pod is a group of containers that run together on one node.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.PodSpec optional
    : What runs, and where.
  status 3 core.v1.PodStatus optional
    : What the node reports about it.
message PodAffinity
  requiredDuringSchedulingIgnoredDuringExecution 1 []core.v1.PodAffinityTerm optional list=atomic
  preferredDuringSchedulingIgnoredDuringExecution 2 []core.v1.WeightedPodAffinityTerm optional list=atomic
message PodAffinityTerm
  labelSelector 1 meta.v1.LabelSelector pointer optional
  namespaces 2 []string optional list=atomic
  topologyKey 3 string required always
  namespaceSelector 4 meta.v1.LabelSelector pointer optional
  matchLabelKeys 5 []string optional list=atomic
  mismatchLabelKeys 6 []string optional list=atomic
message PodAntiAffinity
  requiredDuringSchedulingIgnoredDuringExecution 1 []core.v1.PodAffinityTerm optional list=atomic
  preferredDuringSchedulingIgnoredDuringExecution 2 []core.v1.WeightedPodAffinityTerm optional list=atomic
message PodAttachOptions hidden
  stdin 1 bool optional
  stdout 2 bool optional
  stderr 3 bool optional
  tty 4 bool optional
  container 5 string optional
message PodCertificateProjection
  signerName 1 string required
  keyType 2 string required
  maxExpirationSeconds 3 int32 pointer optional
  credentialBundlePath 4 string optional
  keyPath 5 string optional
  certificateChainPath 6 string optional
  userAnnotations 7 map<string,string>
message PodCondition
  type 1 string required always
  observedGeneration 7 int64 optional
  status 2 string required always
  lastProbeTime 3 meta.v1.Time optional
  lastTransitionTime 4 meta.v1.Time optional
  reason 5 string optional
  message 6 string optional
message PodDNSConfig
  nameservers 1 []string optional list=atomic
  searches 2 []string optional list=atomic
  options 3 []core.v1.PodDNSConfigOption optional list=atomic
message PodDNSConfigOption
  name 1 string
  value 2 string pointer optional
message PodExecOptions hidden
  stdin 1 bool optional
  stdout 2 bool optional
  stderr 3 bool optional
  tty 4 bool optional
  container 5 string optional
  command 6 []string always
message PodExtendedResourceClaimStatus
  requestMappings 1 []core.v1.ContainerExtendedResourceRequest required always list=atomic
  resourceClaimName 2 string required always
message PodIP
  ip 1 string required always
message PodList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Pod required always
    : The objects of the list.
message PodLogOptions hidden
  container 1 string optional
  follow 2 bool optional
  previous 3 bool optional
  sinceSeconds 4 int64 pointer optional
  sinceTime 5 meta.v1.Time pointer optional
  timestamps 6 bool optional
  tailLines 7 int64 pointer optional
  limitBytes 8 int64 pointer optional
  insecureSkipTLSVerifyBackend 9 bool optional
  stream 10 string pointer optional
message PodOS
  name 1 string required always
message PodPortForwardOptions hidden
  ports 1 []int32 optional
message PodProxyOptions hidden
  path 1 string optional
message PodReadinessGate
  conditionType 1 string required always
message PodResourceClaim
  name 1 string required always
  resourceClaimName 3 string pointer
  resourceClaimTemplateName 4 string pointer
message PodResourceClaimStatus
  name 1 string required always
  resourceClaimName 2 string pointer optional
message PodSchedulingGate
  name 1 string required always
message PodSchedulingGroup
  union - podGroupName=PodGroupName
  podGroupName 1 string pointer optional
message PodSecurityContext
  seLinuxOptions 1 core.v1.SELinuxOptions pointer optional
  windowsOptions 8 core.v1.WindowsSecurityContextOptions pointer optional
  runAsUser 2 int64 pointer optional
  runAsGroup 6 int64 pointer optional
  runAsNonRoot 3 bool pointer optional
  supplementalGroups 4 []int64 optional list=atomic
  supplementalGroupsPolicy 12 string pointer optional enum=core.v1.SupplementalGroupsPolicy
  fsGroup 5 int64 pointer optional
  sysctls 7 []core.v1.Sysctl optional list=atomic
  fsGroupChangePolicy 9 string pointer optional enum=core.v1.PodFSGroupChangePolicy
  seccompProfile 10 core.v1.SeccompProfile pointer optional
  appArmorProfile 11 core.v1.AppArmorProfile pointer optional
  seLinuxChangePolicy 13 string pointer optional
message PodSignature hidden
  podController 1 meta.v1.OwnerReference pointer optional
message PodSpec
  : What runs in a pod, where and how.
  volumes 1 []core.v1.Volume optional patch=merge,retainKeys:name list=map:name
    : Volumes that containers of the pod may mount.
  initContainers 20 []core.v1.Container patch=merge:name list=map:name
    : Containers that run one after the other before the others start; those that restart always stay
    : beside them.
  containers 2 []core.v1.Container required always patch=merge:name list=map:name
    : The containers of the pod.
  ephemeralContainers 34 []core.v1.EphemeralContainer optional patch=merge:name list=map:name
    : Containers added to the running pod for debugging.
  restartPolicy 3 string optional enum=core.v1.RestartPolicy
    : Whether containers that end are started again: Always, OnFailure or Never.
  terminationGracePeriodSeconds 4 int64 pointer optional
    : How many seconds containers have to stop before they are killed.
  activeDeadlineSeconds 5 int64 pointer optional
    : How many seconds the pod may be active on its node before it is failed.
  dnsPolicy 6 string optional enum=core.v1.DNSPolicy
    : Where containers look names up: ClusterFirst, ClusterFirstWithHostNet, Default or None.
  nodeSelector 7 map<string,string> optional map=atomic
    : Labels that the node must have.
  serviceAccountName 8 string optional
    : The service account that the pod acts as.
  serviceAccount 9 string optional
    : An old name of serviceAccountName.
  automountServiceAccountToken 21 bool pointer optional
    : Whether containers get a token of the service account.
  nodeName 10 string optional
    : The node that the pod runs on; set by the scheduler, or by hand to bypass it.
  hostNetwork 11 bool optional
    : Whether the pod uses the network of its node.
  hostPID 12 bool optional
    : Whether the pod sees the processes of its node.
  hostIPC 13 bool optional
    : Whether the pod shares System V IPC and message queues with its node.
  shareProcessNamespace 27 bool pointer optional
    : Whether the containers see each other's processes.
  securityContext 14 core.v1.PodSecurityContext pointer optional
    : Users, groups and privileges of all containers.
  imagePullSecrets 15 []core.v1.LocalObjectReference optional patch=merge:name list=map:name
    : Secrets with credentials for pulling images.
  hostname 16 string optional
    : The host name inside the pod; unset means the pod's name.
  subdomain 17 string optional
    : The subdomain under which the pod has a DNS name, that of a headless service.
  affinity 18 core.v1.Affinity pointer optional
    : Which nodes, and which other pods nearby, the pod wants or avoids.
  schedulerName 19 string optional
    : The scheduler that places the pod.
  tolerations 22 []core.v1.Toleration optional list=atomic
    : Taints of nodes that the pod puts up with.
  hostAliases 23 []core.v1.HostAlias optional patch=merge:ip list=map:ip
    : Lines to be added to the hosts file.
  priorityClassName 24 string optional
    : The PriorityClass that gives the pod its priority.
  priority 25 int32 pointer optional
    : How important the pod is; the scheduler may evict pods of lower priority for it.
  dnsConfig 26 core.v1.PodDNSConfig pointer optional
    : Name servers, search domains and options on top of dnsPolicy.
  readinessGates 28 []core.v1.PodReadinessGate optional list=atomic
    : Conditions beyond the containers' that must be true for the pod to be ready.
  runtimeClassName 29 string pointer optional
    : The RuntimeClass that says which runtime runs the pod.
  enableServiceLinks 30 bool pointer optional
    : Whether containers get an environment variable for each service.
  preemptionPolicy 31 string pointer optional enum=core.v1.PreemptionPolicy
    : Whether the pod may displace pods of lower priority: PreemptLowerPriority or Never.
  overhead 32 map<string,resource.Quantity> optional
    : Resources that running the pod costs beside its containers.
  topologySpreadConstraints 33 []core.v1.TopologySpreadConstraint optional patch=merge:topologyKey list=map:topologyKey,whenUnsatisfiable
    : How evenly pods are to be spread over zones, nodes or other domains.
  setHostnameAsFQDN 35 bool pointer optional
    : Whether the host name is the full domain name.
  os 36 core.v1.PodOS pointer optional
    : The operating system the containers are made for.
  hostUsers 37 bool pointer optional
    : Whether the pod uses the user ids of its node instead of a range of its own.
  schedulingGates 38 []core.v1.PodSchedulingGate optional patch=merge:name list=map:name
    : Gates that keep the scheduler from placing the pod until they are all removed.
  resourceClaims 39 []core.v1.PodResourceClaim optional patch=merge,retainKeys:name list=map:name
    : Claims of devices that containers may refer to.
  resources 40 core.v1.ResourceRequirements pointer optional
    : What the pod as a whole requests and is limited to.
  hostnameOverride 41 string pointer optional
    : A host name that replaces any other.
  schedulingGroup 43 core.v1.PodSchedulingGroup pointer optional
    : The group of pods that this one is to be placed together with.
message PodStatus
  : What is known of a running pod.
  observedGeneration 17 int64 optional
    : The generation of the spec that this status is about.
  phase 1 string optional enum=core.v1.PodPhase
    : Where the pod stands in its life: Pending, Running, Succeeded, Failed or Unknown.
  conditions 2 []core.v1.PodCondition optional patch=merge:type list=map:type
    : What is true of the pod.
  message 3 string optional
    : Why the pod is in its state, in a sentence.
  reason 4 string optional
    : Why the pod is in its state, in one word.
  nominatedNodeName 11 string optional
    : The node that pods were evicted from to make room for this one.
  hostIP 5 string optional
    : The address of the node.
  hostIPs 16 []core.v1.HostIP optional patch=merge:ip list=atomic
    : All addresses of the node.
  podIP 6 string optional
    : The address of the pod.
  podIPs 12 []core.v1.PodIP optional patch=merge:ip list=map:ip
    : All addresses of the pod, one per family.
  startTime 7 meta.v1.Time pointer optional
    : When the node took the pod up.
  initContainerStatuses 10 []core.v1.ContainerStatus list=atomic
    : The state of each init container.
  containerStatuses 8 []core.v1.ContainerStatus optional list=atomic
    : The state of each container.
  qosClass 9 string optional enum=core.v1.PodQOSClass
    : How the pod's resources are guaranteed: Guaranteed, Burstable or BestEffort.
  ephemeralContainerStatuses 13 []core.v1.ContainerStatus optional list=atomic
    : The state of each ephemeral container.
  resize 14 string optional
    : How far a change of resources has come.
  resourceClaimStatuses 15 []core.v1.PodResourceClaimStatus optional patch=merge,retainKeys:name list=map:name
    : The claims that were created for the pod.
  extendedResourceClaimStatus 18 core.v1.PodExtendedResourceClaimStatus pointer optional
  allocatedResources 19 map<string,resource.Quantity> optional
  resources 20 core.v1.ResourceRequirements pointer optional
  nodeAllocatableResourceClaimStatuses 21 []core.v1.NodeAllocatableResourceClaimStatus optional list=atomic
message PodStatusResult hidden
  metadata 1 meta.v1.ObjectMeta optional
  status 2 core.v1.PodStatus optional
message PodTemplate kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  template 2 core.v1.PodTemplateSpec optional
message PodTemplateList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.PodTemplate required always
    : The objects of the list.
message PodTemplateSpec
  : The pod that a controller creates.
  metadata 1 meta.v1.ObjectMeta optional
    : Labels and annotations of the created pods.
  spec 2 core.v1.PodSpec optional
    : What runs in the created pods.
message PortStatus
  port 1 int32 required always default=0
  protocol 2 string required always enum=core.v1.Protocol
  error 3 string pointer optional
message PortworxVolumeSource
  volumeID 1 string required always
  fsType 2 string
  readOnly 3 bool optional
message Preconditions hidden
  uid 1 string pointer optional
message PreferAvoidPodsEntry hidden
  podSignature 1 core.v1.PodSignature always
  evictionTime 2 meta.v1.Time optional
  reason 3 string optional
  message 4 string optional
message PreferredSchedulingTerm
  weight 1 int32 required always default=0
  preference 2 core.v1.NodeSelectorTerm required always
message Probe
  : A check of a container, repeated.
  handler 1 core.v1.ProbeHandler inline
  initialDelaySeconds 2 int32 optional
    : How many seconds after the start of the container the first check comes.
  timeoutSeconds 3 int32 optional
    : How many seconds a check may take.
  periodSeconds 4 int32 optional
    : How many seconds lie between checks.
  successThreshold 5 int32 optional
    : How many successes in a row make the probe succeed after a failure.
  failureThreshold 6 int32 optional
    : How many failures in a row make the probe fail.
  terminationGracePeriodSeconds 7 int64 pointer optional
    : How many seconds the container has to stop when this probe fails.
message ProbeHandler hidden
  exec 1 core.v1.ExecAction pointer optional
  httpGet 2 core.v1.HTTPGetAction pointer optional
  tcpSocket 3 core.v1.TCPSocketAction pointer optional
  grpc 4 core.v1.GRPCAction pointer optional
message ProjectedVolumeSource
  sources 1 []core.v1.VolumeProjection always optional list=atomic
  defaultMode 2 int32 pointer optional
message QuobyteVolumeSource
  registry 1 string required always
  volume 2 string required always
  readOnly 3 bool optional
  user 4 string optional
  group 5 string optional
  tenant 6 string optional
message RBDPersistentVolumeSource
  monitors 1 []string required always list=atomic
  image 2 string required always
  fsType 3 string optional
  pool 4 string optional default="rbd"
  user 5 string optional default="admin"
  keyring 6 string optional default="/etc/ceph/keyring"
  secretRef 7 core.v1.SecretReference pointer optional
  readOnly 8 bool optional
message RBDVolumeSource
  monitors 1 []string required always list=atomic
  image 2 string required always
  fsType 3 string optional
  pool 4 string optional default="rbd"
  user 5 string optional default="admin"
  keyring 6 string optional default="/etc/ceph/keyring"
  secretRef 7 core.v1.LocalObjectReference pointer optional
  readOnly 8 bool optional
message RangeAllocation hidden
  metadata 1 meta.v1.ObjectMeta optional
  range 2 string always
  data 3 bytes always
message ReplicationController kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.ReplicationControllerSpec optional
    : What is desired.
  status 3 core.v1.ReplicationControllerStatus optional
    : What was observed last.
message ReplicationControllerCondition
  type 1 string required always
  status 2 string required always
  lastTransitionTime 3 meta.v1.Time optional
  reason 4 string optional
  message 5 string optional
message ReplicationControllerList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.ReplicationController required always
    : The objects of the list.
message ReplicationControllerSpec
  replicas 1 int32 pointer optional default=1
  minReadySeconds 4 int32 optional default=0
  selector 2 map<string,string> optional map=atomic
  template 3 core.v1.PodTemplateSpec pointer optional
message ReplicationControllerStatus
  replicas 1 int32 required always default=0
  fullyLabeledReplicas 2 int32 optional
  readyReplicas 4 int32 optional
  availableReplicas 5 int32 optional
  observedGeneration 3 int64 optional
  conditions 6 []core.v1.ReplicationControllerCondition optional patch=merge:type list=map:type
message ResourceClaim
  name 1 string required always
  request 2 string optional
message ResourceFieldSelector atomic
  containerName 1 string optional
  resource 2 string required always
  divisor 3 resource.Quantity optional
message ResourceHealth
  resourceID 1 string required always
  health 2 string
  message 6 string pointer optional
message ResourceQuota kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.ResourceQuotaSpec optional
    : What is desired.
  status 3 core.v1.ResourceQuotaStatus optional
    : What was observed last.
message ResourceQuotaList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.ResourceQuota required always
    : The objects of the list.
message ResourceQuotaSpec
  hard 1 map<string,resource.Quantity> optional
  scopes 2 []string optional list=atomic enum=core.v1.ResourceQuotaScope
  scopeSelector 3 core.v1.ScopeSelector pointer optional
message ResourceQuotaStatus
  hard 1 map<string,resource.Quantity> optional
  used 2 map<string,resource.Quantity> optional
message ResourceRequirements
  : What is set aside for containers and what they may use at most.
  limits 1 map<string,resource.Quantity> optional
    : The most that may be used of each resource.
  requests 2 map<string,resource.Quantity> optional
    : What is set aside of each resource; unset means the limit.
  claims 3 []core.v1.ResourceClaim optional list=map:name
    : Claims of the pod whose devices are used.
message ResourceStatus
  name 1 string required always
  resources 2 []core.v1.ResourceHealth list=map:resourceID
message SELinuxOptions
  user 1 string optional
  role 2 string optional
  type 3 string optional
  level 4 string optional
message ScaleIOPersistentVolumeSource
  gateway 1 string required always
  system 2 string required always
  secretRef 3 core.v1.SecretReference required always pointer
  sslEnabled 4 bool optional
  protectionDomain 5 string optional
  storagePool 6 string optional
  storageMode 7 string optional default="ThinProvisioned"
  volumeName 8 string
  fsType 9 string optional default="xfs"
  readOnly 10 bool optional
message ScaleIOVolumeSource
  gateway 1 string required always
  system 2 string required always
  secretRef 3 core.v1.LocalObjectReference required always pointer
  sslEnabled 4 bool optional
  protectionDomain 5 string optional
  storagePool 6 string optional
  storageMode 7 string optional default="ThinProvisioned"
  volumeName 8 string
  fsType 9 string optional default="xfs"
  readOnly 10 bool optional
message ScopeSelector atomic
  matchExpressions 1 []core.v1.ScopedResourceSelectorRequirement optional list=atomic
message ScopedResourceSelectorRequirement
  scopeName 1 string required always enum=core.v1.ResourceQuotaScope
  operator 2 string required always enum=core.v1.ScopeSelectorOperator
  values 3 []string optional list=atomic
message SeccompProfile
  union type localhostProfile=LocalhostProfile
  type 1 string required always enum=core.v1.SeccompProfileType
  localhostProfile 2 string pointer optional
message Secret kind
  : A Secret holds confidential data for pods.
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  immutable 5 bool pointer optional
    : Whether the content can never change.
  data 2 map<string,bytes> optional
    : Bytes by key.
  stringData 4 map<string,string> optional
    : Texts by key, written into data.
  type 3 string optional
    : What the data is for; some types demand certain keys.
message SecretEnvSource
  localObjectReference 1 core.v1.LocalObjectReference inline
  optional 2 bool pointer optional
message SecretKeySelector atomic
  localObjectReference 1 core.v1.LocalObjectReference inline
  key 2 string required always
  optional 3 bool pointer optional
message SecretList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Secret required always
    : The objects of the list.
message SecretProjection
  localObjectReference 1 core.v1.LocalObjectReference inline
  items 2 []core.v1.KeyToPath optional list=atomic
  optional 4 bool pointer optional
message SecretReference atomic
  name 1 string optional
  namespace 2 string optional
message SecretVolumeSource
  secretName 1 string optional
  items 2 []core.v1.KeyToPath optional list=atomic
  defaultMode 3 int32 pointer optional
  optional 4 bool pointer optional
message SecurityContext
  capabilities 1 core.v1.Capabilities pointer optional
  privileged 2 bool pointer optional
  seLinuxOptions 3 core.v1.SELinuxOptions pointer optional
  windowsOptions 10 core.v1.WindowsSecurityContextOptions pointer optional
  runAsUser 4 int64 pointer optional
  runAsGroup 8 int64 pointer optional
  runAsNonRoot 5 bool pointer optional
  readOnlyRootFilesystem 6 bool pointer optional
  allowPrivilegeEscalation 7 bool pointer optional
  procMount 9 string pointer optional enum=core.v1.ProcMountType
  seccompProfile 11 core.v1.SeccompProfile pointer optional
  appArmorProfile 12 core.v1.AppArmorProfile pointer optional
message SerializedReference hidden
  reference 1 core.v1.ObjectReference optional
message Service kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 core.v1.ServiceSpec optional
    : What is desired.
  status 3 core.v1.ServiceStatus optional
    : What was observed last.
message ServiceAccount kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  secrets 2 []core.v1.ObjectReference optional patch=merge:name list=map:name
  imagePullSecrets 3 []core.v1.LocalObjectReference optional list=atomic
  automountServiceAccountToken 4 bool pointer optional
message ServiceAccountList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.ServiceAccount required always
    : The objects of the list.
message ServiceAccountTokenProjection
  audience 1 string optional
  expirationSeconds 2 int64 pointer optional
  path 3 string required always
message ServiceList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []core.v1.Service required always
    : The objects of the list.
message ServicePort
  name 1 string optional
  protocol 2 string optional default="TCP" enum=core.v1.Protocol
  appProtocol 6 string pointer optional
  port 3 int32 required always default=0
  targetPort 4 intstr.IntOrString optional
  nodePort 5 int32 optional
message ServiceProxyOptions hidden
  path 1 string optional
message ServiceSpec
  ports 1 []core.v1.ServicePort patch=merge:port list=map:port,protocol
  selector 2 map<string,string> optional map=atomic
  clusterIP 3 string optional
  clusterIPs 18 []string optional list=atomic
  type 4 string optional enum=core.v1.ServiceType
  externalIPs 5 []string optional list=atomic
  sessionAffinity 7 string optional enum=core.v1.ServiceAffinity
  loadBalancerIP 8 string optional
  loadBalancerSourceRanges 9 []string optional list=atomic
  externalName 10 string optional
  externalTrafficPolicy 11 string optional enum=core.v1.ServiceExternalTrafficPolicy
  healthCheckNodePort 12 int32 optional
  publishNotReadyAddresses 13 bool optional
  sessionAffinityConfig 14 core.v1.SessionAffinityConfig pointer optional
  ipFamilies 19 []string optional list=atomic enum=core.v1.IPFamily
  ipFamilyPolicy 17 string pointer optional enum=core.v1.IPFamilyPolicy
  allocateLoadBalancerNodePorts 20 bool pointer optional
  loadBalancerClass 21 string pointer optional
  internalTrafficPolicy 22 string pointer optional enum=core.v1.ServiceInternalTrafficPolicy
  trafficDistribution 23 string pointer optional
message ServiceStatus
  loadBalancer 1 core.v1.LoadBalancerStatus optional
  conditions 2 []meta.v1.Condition optional patch=merge:type list=map:type
message SessionAffinityConfig
  clientIP 1 core.v1.ClientIPConfig pointer optional
message SleepAction
  seconds 1 int64 required always default=0
message StorageOSPersistentVolumeSource
  volumeName 1 string
  volumeNamespace 2 string optional
  fsType 3 string optional
  readOnly 4 bool optional
  secretRef 5 core.v1.ObjectReference pointer optional
message StorageOSVolumeSource
  volumeName 1 string
  volumeNamespace 2 string optional
  fsType 3 string optional
  readOnly 4 bool optional
  secretRef 5 core.v1.LocalObjectReference pointer optional
message Sysctl
  name 1 string required always
  value 2 string required always
message TCPSocketAction
  port 1 intstr.IntOrString required always
  host 2 string optional
message Taint
  key 1 string required always
  value 2 string optional
  effect 3 string required always enum=core.v1.TaintEffect
  timeAdded 4 meta.v1.Time pointer optional
message Toleration
  key 1 string optional
  operator 2 string optional enum=core.v1.TolerationOperator
  value 3 string optional
  effect 4 string optional enum=core.v1.TaintEffect
  tolerationSeconds 5 int64 pointer optional
message TopologySelectorLabelRequirement
  key 1 string required always
  values 2 []string required always list=atomic
message TopologySelectorTerm atomic
  matchLabelExpressions 1 []core.v1.TopologySelectorLabelRequirement optional list=atomic
message TopologySpreadConstraint
  maxSkew 1 int32 required always default=0
  topologyKey 2 string required always
  whenUnsatisfiable 3 string required always enum=core.v1.UnsatisfiableConstraintAction
  labelSelector 4 meta.v1.LabelSelector pointer optional
  minDomains 5 int32 pointer optional
  nodeAffinityPolicy 6 string pointer optional enum=core.v1.NodeInclusionPolicy
  nodeTaintsPolicy 7 string pointer optional enum=core.v1.NodeInclusionPolicy
  matchLabelKeys 8 []string optional list=atomic
message TypedLocalObjectReference atomic
  apiGroup 1 string always pointer optional
  kind 2 string required always
  name 3 string required always
message TypedObjectReference
  apiGroup 1 string always pointer optional
  kind 2 string required always
  name 3 string required always
  namespace 4 string pointer optional
message Volume
  name 1 string required always
  volumeSource 2 core.v1.VolumeSource inline
message VolumeDevice
  name 1 string required always
  devicePath 2 string required always
message VolumeMount
  : Where a volume appears in a container.
  name 1 string required always
    : The volume.
  readOnly 2 bool optional
    : Whether the container may not write to it.
  recursiveReadOnly 7 string pointer optional
  mountPath 3 string required always
    : The path in the container.
  subPath 4 string optional
    : The path in the volume that is mounted instead of its root.
  mountPropagation 5 string pointer optional enum=core.v1.MountPropagationMode
  subPathExpr 6 string optional
message VolumeMountStatus
  name 1 string required always
  mountPath 2 string required always
  readOnly 3 bool optional
  recursiveReadOnly 4 string pointer optional
  volumeStatus 5 core.v1.VolumeStatus pointer optional
message VolumeNodeAffinity
  required 1 core.v1.NodeSelector pointer
message VolumeProjection
  secret 1 core.v1.SecretProjection pointer optional
  downwardAPI 2 core.v1.DownwardAPIProjection pointer optional
  configMap 3 core.v1.ConfigMapProjection pointer optional
  serviceAccountToken 4 core.v1.ServiceAccountTokenProjection pointer optional
  clusterTrustBundle 5 core.v1.ClusterTrustBundleProjection pointer optional
  podCertificate 6 core.v1.PodCertificateProjection pointer optional
message VolumeResourceRequirements
  limits 1 map<string,resource.Quantity> optional
  requests 2 map<string,resource.Quantity> optional
message VolumeSource hidden
  hostPath 1 core.v1.HostPathVolumeSource pointer optional
  emptyDir 2 core.v1.EmptyDirVolumeSource pointer optional
  gcePersistentDisk 3 core.v1.GCEPersistentDiskVolumeSource pointer optional
  awsElasticBlockStore 4 core.v1.AWSElasticBlockStoreVolumeSource pointer optional
  gitRepo 5 core.v1.GitRepoVolumeSource pointer optional
  secret 6 core.v1.SecretVolumeSource pointer optional
  nfs 7 core.v1.NFSVolumeSource pointer optional
  iscsi 8 core.v1.ISCSIVolumeSource pointer optional
  glusterfs 9 core.v1.GlusterfsVolumeSource pointer optional
  persistentVolumeClaim 10 core.v1.PersistentVolumeClaimVolumeSource pointer optional
  rbd 11 core.v1.RBDVolumeSource pointer optional
  flexVolume 12 core.v1.FlexVolumeSource pointer optional
  cinder 13 core.v1.CinderVolumeSource pointer optional
  cephfs 14 core.v1.CephFSVolumeSource pointer optional
  flocker 15 core.v1.FlockerVolumeSource pointer optional
  downwardAPI 16 core.v1.DownwardAPIVolumeSource pointer optional
  fc 17 core.v1.FCVolumeSource pointer optional
  azureFile 18 core.v1.AzureFileVolumeSource pointer optional
  configMap 19 core.v1.ConfigMapVolumeSource pointer optional
  vsphereVolume 20 core.v1.VsphereVirtualDiskVolumeSource pointer optional
  quobyte 21 core.v1.QuobyteVolumeSource pointer optional
  azureDisk 22 core.v1.AzureDiskVolumeSource pointer optional
  photonPersistentDisk 23 core.v1.PhotonPersistentDiskVolumeSource pointer
  projected 26 core.v1.ProjectedVolumeSource pointer
  portworxVolume 24 core.v1.PortworxVolumeSource pointer optional
  scaleIO 25 core.v1.ScaleIOVolumeSource pointer optional
  storageos 27 core.v1.StorageOSVolumeSource pointer optional
  csi 28 core.v1.CSIVolumeSource pointer optional
  ephemeral 29 core.v1.EphemeralVolumeSource pointer optional
  image 30 core.v1.ImageVolumeSource pointer optional
message VolumeStatus
  image 1 core.v1.ImageVolumeStatus pointer optional
message VsphereVirtualDiskVolumeSource
  volumePath 1 string required always
  fsType 2 string optional
  storagePolicyName 3 string optional
  storagePolicyID 4 string optional
message WeightedPodAffinityTerm
  weight 1 int32 required always default=0
  podAffinityTerm 2 core.v1.PodAffinityTerm required always
message WindowsSecurityContextOptions
  gmsaCredentialSpecName 1 string pointer optional
  gmsaCredentialSpec 2 string pointer optional
  runAsUserName 3 string pointer optional
  hostProcess 4 bool pointer optional
group discovery.v1 discovery.k8s.io v1
enum AddressType FQDN IPv4 IPv6
resource endpointslices EndpointSlice namespaced
  singular endpointslice
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "AddressType" string - 0
  column "Ports" string - 0
  column "Endpoints" string - 0
  column "Age" string - 0
message Endpoint
  addresses 1 []string required always list=set
  conditions 2 discovery.v1.EndpointConditions
  hostname 3 string pointer optional
  targetRef 4 core.v1.ObjectReference pointer optional
  deprecatedTopology 5 map<string,string> optional
  nodeName 6 string pointer optional
  zone 7 string pointer optional
  hints 8 discovery.v1.EndpointHints pointer optional
message EndpointConditions
  ready 1 bool pointer optional
  serving 2 bool pointer optional
  terminating 3 bool pointer optional
message EndpointHints
  forZones 1 []discovery.v1.ForZone list=atomic
  forNodes 2 []discovery.v1.ForNode list=atomic
message EndpointPort atomic
  name 1 string pointer
  protocol 2 string pointer enum=core.v1.Protocol
  port 3 int32 pointer
  appProtocol 4 string pointer optional
message EndpointSlice kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  addressType 4 string required always enum=discovery.v1.AddressType
  endpoints 2 []discovery.v1.Endpoint always optional list=atomic
  ports 3 []discovery.v1.EndpointPort always optional list=atomic
message EndpointSliceList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []discovery.v1.EndpointSlice required always
    : The objects of the list.
message ForNode
  name 1 string required always
message ForZone
  name 1 string required always
group events.v1 events.k8s.io v1
resource events Event namespaced
  singular event
  short ev
  verbs create delete deletecollection get list patch update watch
  selectable regarding.kind regarding.namespace regarding.name regarding.uid regarding.apiVersion regarding.resourceVersion regarding.fieldPath reason reportingController type
  column "Last Seen" string - 0
  column "Type" string - 0
  column "Reason" string - 0
  column "Object" string - 0
  column "Subobject" string - 1
  column "Source" string - 1
  column "Message" string - 0
  column "First Seen" string - 1
  column "Count" string - 1
  column "Name" string name 1
message Event kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  eventTime 2 meta.v1.MicroTime required always
  series 3 events.v1.EventSeries pointer optional
  reportingController 4 string
  reportingInstance 5 string
  action 6 string
  reason 7 string
  regarding 8 core.v1.ObjectReference optional
  related 9 core.v1.ObjectReference pointer optional
  note 10 string optional
  type 11 string
  deprecatedSource 12 core.v1.EventSource optional
  deprecatedFirstTimestamp 13 meta.v1.Time optional
  deprecatedLastTimestamp 14 meta.v1.Time optional
  deprecatedCount 15 int32 optional
message EventList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []events.v1.Event required always
    : The objects of the list.
message EventSeries
  count 1 int32 required always default=0
  lastObservedTime 2 meta.v1.MicroTime required always
group flowcontrol.v1 flowcontrol.apiserver.k8s.io v1
resource flowschemas FlowSchema cluster
  singular flowschema
  verbs create delete deletecollection get list patch update watch
  subresource status FlowSchema get patch update
  column "Name" string name 0
  column "PriorityLevel" string - 0
  column "MatchingPrecedence" integer - 0
  column "DistinguisherMethod" string - 0
  column "Age" string - 0
  column "MissingPL" string - 0
resource prioritylevelconfigurations PriorityLevelConfiguration cluster
  singular prioritylevelconfiguration
  verbs create delete deletecollection get list patch update watch
  subresource status PriorityLevelConfiguration get patch update
  column "Name" string name 0
  column "Type" string - 0
  column "NominalConcurrencyShares" integer - 0
  column "Queues" integer - 0
  column "HandSize" integer - 0
  column "QueueLengthLimit" integer - 0
  column "Age" string - 0
message ExemptPriorityLevelConfiguration
  nominalConcurrencyShares 1 int32 pointer optional
  lendablePercent 2 int32 pointer optional
message FlowDistinguisherMethod
  type 1 string required always
message FlowSchema kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 flowcontrol.v1.FlowSchemaSpec optional
    : What is desired.
  status 3 flowcontrol.v1.FlowSchemaStatus optional
    : What was observed last.
message FlowSchemaCondition
  type 1 string
  status 2 string
  lastTransitionTime 3 meta.v1.Time
  reason 4 string
  message 5 string
message FlowSchemaList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []flowcontrol.v1.FlowSchema required always
    : The objects of the list.
message FlowSchemaSpec
  priorityLevelConfiguration 1 flowcontrol.v1.PriorityLevelConfigurationReference required always
  matchingPrecedence 2 int32 always optional default=0
  distinguisherMethod 3 flowcontrol.v1.FlowDistinguisherMethod pointer optional
  rules 4 []flowcontrol.v1.PolicyRulesWithSubjects optional list=atomic
message FlowSchemaStatus
  conditions 1 []flowcontrol.v1.FlowSchemaCondition optional patch=merge:type list=map:type
message GroupSubject
  name 1 string required always
message LimitResponse
  union type queuing=Queuing
  type 1 string required always
  queuing 2 flowcontrol.v1.QueuingConfiguration pointer optional
message LimitedPriorityLevelConfiguration
  nominalConcurrencyShares 1 int32 always pointer optional
  limitResponse 2 flowcontrol.v1.LimitResponse
  lendablePercent 3 int32 pointer optional
  borrowingLimitPercent 4 int32 pointer optional
message NonResourcePolicyRule
  verbs 1 []string required always list=set
  nonResourceURLs 6 []string required always list=set
message PolicyRulesWithSubjects
  subjects 1 []flowcontrol.v1.Subject required always list=atomic
  resourceRules 2 []flowcontrol.v1.ResourcePolicyRule optional list=atomic
  nonResourceRules 3 []flowcontrol.v1.NonResourcePolicyRule optional list=atomic
message PriorityLevelConfiguration kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 flowcontrol.v1.PriorityLevelConfigurationSpec optional
    : What is desired.
  status 3 flowcontrol.v1.PriorityLevelConfigurationStatus optional
    : What was observed last.
message PriorityLevelConfigurationCondition
  type 1 string
  status 2 string
  lastTransitionTime 3 meta.v1.Time
  reason 4 string
  message 5 string
message PriorityLevelConfigurationList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []flowcontrol.v1.PriorityLevelConfiguration required always
    : The objects of the list.
message PriorityLevelConfigurationReference
  name 1 string required always
message PriorityLevelConfigurationSpec
  union type exempt=Exempt limited=Limited
  type 1 string required always
  limited 2 flowcontrol.v1.LimitedPriorityLevelConfiguration pointer optional
  exempt 3 flowcontrol.v1.ExemptPriorityLevelConfiguration pointer optional
message PriorityLevelConfigurationStatus
  conditions 1 []flowcontrol.v1.PriorityLevelConfigurationCondition optional patch=merge:type list=map:type
message QueuingConfiguration
  queues 1 int32 always optional default=0
  handSize 2 int32 always optional default=0
  queueLengthLimit 3 int32 always optional default=0
message ResourcePolicyRule
  verbs 1 []string required always list=set
  apiGroups 2 []string required always list=set
  resources 3 []string required always list=set
  clusterScope 4 bool optional
  namespaces 5 []string always optional list=set
message ServiceAccountSubject
  namespace 1 string required always
  name 2 string required always
message Subject
  union kind group=Group serviceAccount=ServiceAccount user=User
  kind 1 string required always
  user 2 flowcontrol.v1.UserSubject pointer optional
  group 3 flowcontrol.v1.GroupSubject pointer optional
  serviceAccount 4 flowcontrol.v1.ServiceAccountSubject pointer optional
message UserSubject
  name 1 string required always
group intstr - -
message IntOrString schema=string/int-or-string
  type 1 int64 hidden
  intVal 2 int32 hidden
  strVal 3 string hidden
group meta.v1 meta.k8s.io v1
message APIGroup kind
  name 1 string required always
  versions 2 []meta.v1.GroupVersionForDiscovery required always list=atomic
  preferredVersion 3 meta.v1.GroupVersionForDiscovery optional
  serverAddressByClientCIDRs 4 []meta.v1.ServerAddressByClientCIDR optional list=atomic
message APIGroupList kind
  groups 1 []meta.v1.APIGroup required always list=atomic
message APIResource
  name 1 string required always
  singularName 6 string required always
  namespaced 2 bool required always default=false
  group 8 string
  version 9 string
  kind 3 string required always
  verbs 4 meta.v1.Verbs required always
  shortNames 5 []string list=atomic
  categories 7 []string list=atomic
  storageVersionHash 10 string optional
message APIResourceList kind
  groupVersion 1 string required always
  resources 2 []meta.v1.APIResource required always list=atomic
message APIVersions kind
  versions 1 []string required always list=atomic
  serverAddressByClientCIDRs 2 []meta.v1.ServerAddressByClientCIDR required always list=atomic
message ApplyOptions hidden
  dryRun 1 []string optional
  force 2 bool always
  fieldManager 3 string always
message Condition
  type 1 string required always
  status 2 string required always
  observedGeneration 3 int64 optional
  lastTransitionTime 4 meta.v1.Time required always
  reason 5 string required always
  message 6 string required always
message CreateOptions hidden
  dryRun 1 []string optional
  fieldManager 3 string optional
  fieldValidation 4 string optional
message DeleteOptions kinds
  gracePeriodSeconds 1 int64 pointer optional
  preconditions 2 meta.v1.Preconditions pointer optional
  orphanDependents 3 bool pointer optional
  propagationPolicy 4 string pointer optional
  dryRun 5 []string optional list=atomic
  ignoreStoreReadErrorWithClusterBreakingPotential 6 bool pointer optional
message Duration hidden
  duration 1 int64
message FieldSelectorRequirement
  key 1 string required always
  operator 2 string required always
  values 3 []string optional list=atomic
message FieldsV1 schema=object/-
  Raw 1 bytes hidden
message GetOptions hidden
  resourceVersion 1 string optional
message GroupKind hidden
  group 1 string
  kind 2 string
message GroupResource
  group 1 string required
  resource 2 string required
message GroupVersion hidden
  group 1 string
  version 2 string
message GroupVersionForDiscovery
  groupVersion 1 string required always
  version 2 string required always
message GroupVersionKind hidden
  group 1 string
  version 2 string
  kind 3 string
message GroupVersionResource hidden
  group 1 string
  version 2 string
  resource 3 string
message LabelSelector atomic
  : Which objects are meant, by their labels; an empty selector means all.
  matchLabels 1 map<string,string> optional
    : Labels that must have exactly these values.
  matchExpressions 2 []meta.v1.LabelSelectorRequirement optional list=atomic
    : Further demands, all of which must be met.
message LabelSelectorRequirement
  : One demand on a label.
  key 1 string required always
    : The label.
  operator 2 string required always
    : In, NotIn, Exists or DoesNotExist.
  values 3 []string optional list=atomic
    : The values of In and NotIn.
message List hidden
  metadata 1 meta.v1.ListMeta optional
  items 2 []runtime.RawExtension always
message ListMeta
  selfLink 1 string optional
  resourceVersion 2 string optional
  continue 3 string
  remainingItemCount 4 int64 pointer optional
  shardInfo 5 meta.v1.ShardInfo pointer optional
message ListOptions hidden
  labelSelector 1 string optional
  fieldSelector 2 string optional
  watch 3 bool optional
  allowWatchBookmarks 9 bool optional
  resourceVersion 4 string optional
  resourceVersionMatch 10 string optional
  timeoutSeconds 5 int64 pointer optional
  limit 7 int64
  continue 8 string
  sendInitialEvents 11 bool pointer optional
  shardSelector 15 string optional
message ManagedFieldsEntry
  manager 1 string
  operation 2 string
  apiVersion 3 string
  time 4 meta.v1.Time pointer optional
  fieldsType 6 string
  fieldsV1 7 meta.v1.FieldsV1 pointer optional
  subresource 8 string
message MicroTime schema=string/date-time
  seconds 1 int64 hidden
  nanos 2 int32 hidden
message ObjectMeta
  : What every object has: its name, its place, its labels and its history.
  name 1 string optional
    : The name, unique for the kind in its namespace.
  generateName 2 string optional
    : The beginning of a name that the server completes.
  namespace 3 string optional
    : The namespace that the object is in; empty for objects of the whole cluster.
  selfLink 4 string optional
    : No longer filled in.
  uid 5 string optional
    : An id of this very object; one of the same name created later has another.
  resourceVersion 6 string optional
    : The version of the stored object; a write with an older one is refused.
  generation 7 int64 optional
    : Grows with every change of what is desired.
  creationTimestamp 8 meta.v1.Time optional
    : When the object was created.
  deletionTimestamp 9 meta.v1.Time pointer optional
    : When the object is to be gone; set once its deletion has been asked for.
  deletionGracePeriodSeconds 10 int64 pointer optional
    : How many seconds it has to stop before that.
  labels 11 map<string,string> optional
    : Short texts by which selectors find the object.
  annotations 12 map<string,string> optional
    : Texts for tools and people; nothing selects by them.
  ownerReferences 13 []meta.v1.OwnerReference optional patch=merge:uid list=map:uid
    : Objects that this one belongs to and is deleted with.
  finalizers 14 []string optional patch=merge list=set
    : Names of those who must act before the deletion is complete.
  managedFields 17 []meta.v1.ManagedFieldsEntry optional list=atomic
    : Who set which fields, for server-side apply.
message OwnerReference atomic
  : An object that another one belongs to.
  apiVersion 5 string required always
    : The group and version of the owner.
  kind 1 string required always
    : The kind of the owner.
  name 3 string required always
    : The name of the owner.
  uid 4 string required always
    : The uid of the owner.
  controller 6 bool pointer optional
    : Whether the owner manages the object; at most one does.
  blockOwnerDeletion 7 bool pointer optional
    : Whether a foreground deletion of the owner waits for this object.
message PartialObjectMetadata hidden
  metadata 1 meta.v1.ObjectMeta optional
message PartialObjectMetadataList hidden
  metadata 1 meta.v1.ListMeta optional
  items 2 []meta.v1.PartialObjectMetadata always
message Patch schema=object/-
message PatchOptions hidden
  dryRun 1 []string optional
  force 2 bool pointer optional
  fieldManager 3 string optional
  fieldValidation 4 string optional
message Preconditions
  uid 1 string pointer optional
  resourceVersion 2 string pointer optional
message RootPaths hidden
  paths 1 []string always
message ServerAddressByClientCIDR
  clientCIDR 1 string required always
  serverAddress 2 string required always
message ShardInfo
  selector 1 string required always
message Status kind
  metadata 1 meta.v1.ListMeta optional
    : Name, labels and owners of the object.
  status 2 string optional
    : What was observed last.
  message 3 string optional
  reason 4 string optional
  details 5 meta.v1.StatusDetails pointer optional
  code 6 int32 optional
message StatusCause
  reason 1 string optional
  message 2 string optional
  field 3 string optional
message StatusDetails
  name 1 string optional
  group 2 string optional
  kind 3 string optional
  uid 6 string optional
  causes 4 []meta.v1.StatusCause optional list=atomic
  retryAfterSeconds 5 int32 optional
message TableOptions hidden
  includeObject 1 string
message Time schema=string/date-time
  seconds 1 int64 hidden
  nanos 2 int32 hidden
message Timestamp hidden
  seconds 1 int64
  nanos 2 int32
message TypeMeta hidden
  kind 1 string optional
  apiVersion 2 string optional
message UpdateOptions hidden
  dryRun 1 []string optional
  fieldManager 2 string optional
  fieldValidation 3 string optional
message Verbs hidden
  items 1 []string
message WatchEvent kinds
  type 1 string required
  object 2 runtime.RawExtension required
group networking.v1 networking.k8s.io v1
enum PathType Exact ImplementationSpecific Prefix
enum PolicyType Egress Ingress
resource ingressclasses IngressClass cluster
  singular ingressclass
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Controller" string - 0
  column "Parameters" string - 0
  column "Age" string - 0
resource ingresses Ingress namespaced
  singular ingress
  short ing
  verbs create delete deletecollection get list patch update watch
  subresource status Ingress get patch update
  column "Name" string name 0
  column "Class" string - 0
  column "Hosts" string - 0
  column "Address" string - 0
  column "Ports" string - 0
  column "Age" string - 0
resource ipaddresses IPAddress cluster
  singular ipaddress
  short ip
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "ParentRef" string - 0
resource networkpolicies NetworkPolicy namespaced
  singular networkpolicy
  short netpol
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Pod-Selector" string - 0
  column "Age" string - 0
resource servicecidrs ServiceCIDR cluster
  singular servicecidr
  verbs create delete deletecollection get list patch update watch
  subresource status ServiceCIDR get patch update
  column "Name" string name 0
  column "CIDRs" string - 0
  column "Age" string - 0
message HTTPIngressPath
  path 1 string optional
  pathType 3 string required always pointer enum=networking.v1.PathType
  backend 2 networking.v1.IngressBackend required always
message HTTPIngressRuleValue
  paths 1 []networking.v1.HTTPIngressPath required always list=atomic
message IPAddress kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 networking.v1.IPAddressSpec required
    : What is desired.
message IPAddressList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []networking.v1.IPAddress required always
    : The objects of the list.
message IPAddressSpec
  parentRef 1 networking.v1.ParentReference required pointer
message IPBlock
  cidr 1 string required always
  except 2 []string optional list=atomic
message Ingress kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 networking.v1.IngressSpec optional
    : What is desired.
  status 3 networking.v1.IngressStatus optional
    : What was observed last.
message IngressBackend
  service 4 networking.v1.IngressServiceBackend pointer optional
  resource 3 core.v1.TypedLocalObjectReference pointer optional
message IngressClass kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 networking.v1.IngressClassSpec optional
    : What is desired.
message IngressClassList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []networking.v1.IngressClass required always
    : The objects of the list.
message IngressClassParametersReference
  apiGroup 1 string pointer optional
  kind 2 string required always
  name 3 string required always
  scope 4 string always pointer optional
  namespace 5 string pointer optional
message IngressClassSpec
  controller 1 string
  parameters 2 networking.v1.IngressClassParametersReference pointer optional
message IngressList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []networking.v1.Ingress required always
    : The objects of the list.
message IngressLoadBalancerIngress
  ip 1 string optional
  hostname 2 string optional
  ports 4 []networking.v1.IngressPortStatus optional list=atomic
message IngressLoadBalancerStatus
  ingress 1 []networking.v1.IngressLoadBalancerIngress optional list=atomic
message IngressPortStatus
  port 1 int32 required always default=0
  protocol 2 string required always enum=core.v1.Protocol
  error 3 string pointer optional
message IngressRule
  host 1 string optional
  ingressRuleValue 2 networking.v1.IngressRuleValue inline optional
message IngressRuleValue hidden
  http 1 networking.v1.HTTPIngressRuleValue pointer optional
message IngressServiceBackend
  name 1 string required always
  port 2 networking.v1.ServiceBackendPort
message IngressSpec
  ingressClassName 4 string pointer optional
  defaultBackend 1 networking.v1.IngressBackend pointer optional
  tls 2 []networking.v1.IngressTLS optional list=atomic
  rules 3 []networking.v1.IngressRule optional list=atomic
message IngressStatus
  loadBalancer 1 networking.v1.IngressLoadBalancerStatus optional
message IngressTLS
  hosts 1 []string optional list=atomic
  secretName 2 string optional
message NetworkPolicy kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 networking.v1.NetworkPolicySpec optional
    : What is desired.
message NetworkPolicyEgressRule
  ports 1 []networking.v1.NetworkPolicyPort optional list=atomic
  to 2 []networking.v1.NetworkPolicyPeer optional list=atomic
message NetworkPolicyIngressRule
  ports 1 []networking.v1.NetworkPolicyPort optional list=atomic
  from 2 []networking.v1.NetworkPolicyPeer optional list=atomic
message NetworkPolicyList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []networking.v1.NetworkPolicy required always
    : The objects of the list.
message NetworkPolicyPeer
  podSelector 1 meta.v1.LabelSelector pointer optional
  namespaceSelector 2 meta.v1.LabelSelector pointer optional
  ipBlock 3 networking.v1.IPBlock pointer optional
message NetworkPolicyPort
  protocol 1 string pointer optional enum=core.v1.Protocol
  port 2 intstr.IntOrString pointer optional
  endPort 3 int32 pointer optional
message NetworkPolicySpec
  podSelector 1 meta.v1.LabelSelector always optional
  ingress 2 []networking.v1.NetworkPolicyIngressRule optional list=atomic
  egress 3 []networking.v1.NetworkPolicyEgressRule optional list=atomic
  policyTypes 4 []string optional list=atomic enum=networking.v1.PolicyType
message ParentReference
  group 1 string optional
  resource 2 string required
  namespace 3 string optional
  name 4 string required
message ServiceBackendPort atomic
  name 1 string optional
  number 2 int32 optional
message ServiceCIDR kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 networking.v1.ServiceCIDRSpec optional
    : What is desired.
  status 3 networking.v1.ServiceCIDRStatus optional
    : What was observed last.
message ServiceCIDRList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []networking.v1.ServiceCIDR required always
    : The objects of the list.
message ServiceCIDRSpec
  cidrs 1 []string optional list=atomic
message ServiceCIDRStatus
  conditions 1 []meta.v1.Condition optional patch=merge:type list=map:type
group node.v1 node.k8s.io v1
resource runtimeclasses RuntimeClass cluster
  singular runtimeclass
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Handler" string - 0
  column "Age" string - 0
message Overhead
  podFixed 1 map<string,resource.Quantity> optional
message RuntimeClass kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  handler 2 string required always
  overhead 3 node.v1.Overhead pointer optional
  scheduling 4 node.v1.Scheduling pointer optional
message RuntimeClassList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []node.v1.RuntimeClass required always
    : The objects of the list.
message Scheduling
  nodeSelector 1 map<string,string> optional map=atomic
  tolerations 2 []core.v1.Toleration optional list=atomic
group policy.v1 policy v1
enum UnhealthyPodEvictionPolicyType AlwaysAllow IfHealthyBudget
resource poddisruptionbudgets PodDisruptionBudget namespaced
  singular poddisruptionbudget
  short pdb
  verbs create delete deletecollection get list patch update watch
  subresource status PodDisruptionBudget get patch update
  column "Name" string name 0
  column "Min Available" string - 0
  column "Max Unavailable" string - 0
  column "Allowed Disruptions" integer - 0
  column "Age" string - 0
message Eviction kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  deleteOptions 2 meta.v1.DeleteOptions pointer optional
message PodDisruptionBudget kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 policy.v1.PodDisruptionBudgetSpec optional
    : What is desired.
  status 3 policy.v1.PodDisruptionBudgetStatus optional
    : What was observed last.
message PodDisruptionBudgetList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []policy.v1.PodDisruptionBudget required always
    : The objects of the list.
message PodDisruptionBudgetSpec
  minAvailable 1 intstr.IntOrString pointer optional
  selector 2 meta.v1.LabelSelector pointer optional patch=replace
  maxUnavailable 3 intstr.IntOrString pointer optional
  unhealthyPodEvictionPolicy 4 string pointer optional enum=policy.v1.UnhealthyPodEvictionPolicyType
message PodDisruptionBudgetStatus
  observedGeneration 1 int64 optional
  disruptedPods 2 map<string,meta.v1.Time> optional
  disruptionsAllowed 3 int32 always optional default=0
  currentHealthy 4 int32 always optional default=0
  desiredHealthy 5 int32 always optional default=0
  expectedPods 6 int32 always optional default=0
  conditions 7 []meta.v1.Condition optional patch=merge:type list=map:type
group rbac.v1 rbac.authorization.k8s.io v1
resource clusterrolebindings ClusterRoleBinding cluster
  singular clusterrolebinding
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Role" string - 0
  column "Age" string - 0
  column "Users" string - 1
  column "Groups" string - 1
  column "ServiceAccounts" string - 1
resource clusterroles ClusterRole cluster
  singular clusterrole
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Created At" date - 0
resource rolebindings RoleBinding namespaced
  singular rolebinding
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Role" string - 0
  column "Age" string - 0
  column "Users" string - 1
  column "Groups" string - 1
  column "ServiceAccounts" string - 1
resource roles Role namespaced
  singular role
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Created At" date - 0
message AggregationRule
  clusterRoleSelectors 1 []meta.v1.LabelSelector optional list=atomic
message ClusterRole kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  rules 2 []rbac.v1.PolicyRule always optional list=atomic
  aggregationRule 3 rbac.v1.AggregationRule pointer optional
message ClusterRoleBinding kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  subjects 2 []rbac.v1.Subject optional list=atomic
  roleRef 3 rbac.v1.RoleRef required always
message ClusterRoleBindingList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []rbac.v1.ClusterRoleBinding required always
    : The objects of the list.
message ClusterRoleList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []rbac.v1.ClusterRole required always
    : The objects of the list.
message PolicyRule
  verbs 1 []string required always list=atomic
  apiGroups 2 []string optional list=atomic
  resources 3 []string optional list=atomic
  resourceNames 4 []string optional list=atomic
  nonResourceURLs 5 []string optional list=atomic
message Role kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  rules 2 []rbac.v1.PolicyRule always optional list=atomic
message RoleBinding kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  subjects 2 []rbac.v1.Subject optional list=atomic
  roleRef 3 rbac.v1.RoleRef required always
message RoleBindingList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []rbac.v1.RoleBinding required always
    : The objects of the list.
message RoleList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []rbac.v1.Role required always
    : The objects of the list.
message RoleRef atomic
  apiGroup 1 string always optional
  kind 2 string required always
  name 3 string required always
message Subject atomic
  kind 1 string required always
  apiGroup 2 string optional
  name 3 string required always
  namespace 4 string optional
group resource - -
message Quantity schema=string/-
  string 1 string hidden
message QuantityValue hidden
  string 1 string
group runtime - -
message RawExtension schema=object/-
  raw 1 bytes hidden
message TypeMeta hidden
  apiVersion 1 string optional
  kind 2 string optional
message Unknown hidden
  typeMeta 1 runtime.TypeMeta
  raw 2 bytes
  contentEncoding 3 string
  contentType 4 string
group scheduling.v1 scheduling.k8s.io v1
resource priorityclasses PriorityClass cluster
  singular priorityclass
  short pc
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Value" integer - 0
  column "Global-Default" boolean - 0
  column "Age" string - 0
  column "PreemptionPolicy" string - 0
message PriorityClass kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  value 2 int32 always optional default=0
  globalDefault 3 bool optional
  description 4 string optional
  preemptionPolicy 5 string pointer optional enum=core.v1.PreemptionPolicy
message PriorityClassList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []scheduling.v1.PriorityClass required always
    : The objects of the list.
group storage.v1 storage.k8s.io v1
enum FSGroupPolicy File None ReadWriteOnceWithFSType
enum VolumeBindingMode Immediate WaitForFirstConsumer
enum VolumeLifecycleMode Ephemeral Persistent
resource csidrivers CSIDriver cluster
  singular csidriver
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "AttachRequired" boolean - 0
  column "PodInfoOnMount" boolean - 0
  column "StorageCapacity" boolean - 0
  column "TokenRequests" string - 0
  column "RequiresRepublish" boolean - 0
  column "Modes" string - 0
  column "Age" string - 0
resource csinodes CSINode cluster
  singular csinode
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Drivers" integer - 0
  column "Age" string - 0
resource csistoragecapacities CSIStorageCapacity namespaced
  singular csistoragecapacity
  verbs create delete deletecollection get list patch update watch
resource storageclasses StorageClass cluster
  singular storageclass
  short sc
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "Provisioner" string - 0
  column "ReclaimPolicy" string - 0
  column "VolumeBindingMode" string - 0
  column "AllowVolumeExpansion" string - 0
  column "Age" string - 0
resource volumeattachments VolumeAttachment cluster
  singular volumeattachment
  verbs create delete deletecollection get list patch update watch
  subresource status VolumeAttachment get patch update
  column "Name" string name 0
  column "Attacher" string name 0
  column "PV" string - 0
  column "Node" string - 0
  column "Attached" boolean - 0
  column "Age" string - 0
resource volumeattributesclasses VolumeAttributesClass cluster
  singular volumeattributesclass
  short vac
  verbs create delete deletecollection get list patch update watch
  column "Name" string name 0
  column "DriverName" string - 0
  column "Age" string - 0
message CSIDriver kind
  metadata 1 meta.v1.ObjectMeta
    : Name, labels and owners of the object.
  spec 2 storage.v1.CSIDriverSpec required always
    : What is desired.
message CSIDriverList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []storage.v1.CSIDriver required always
    : The objects of the list.
message CSIDriverSpec
  attachRequired 1 bool pointer optional
  podInfoOnMount 2 bool pointer optional
  volumeLifecycleModes 3 []string optional list=set enum=storage.v1.VolumeLifecycleMode
  storageCapacity 4 bool pointer optional
  fsGroupPolicy 5 string pointer optional enum=storage.v1.FSGroupPolicy
  tokenRequests 6 []storage.v1.TokenRequest optional list=atomic
  requiresRepublish 7 bool pointer optional
  seLinuxMount 8 bool pointer optional
  nodeAllocatableUpdatePeriodSeconds 9 int64 pointer optional
  serviceAccountTokenInSecrets 10 bool pointer optional
  preventPodSchedulingIfMissing 11 bool pointer optional
message CSINode kind
  metadata 1 meta.v1.ObjectMeta
    : Name, labels and owners of the object.
  spec 2 storage.v1.CSINodeSpec required always
    : What is desired.
message CSINodeDriver
  name 1 string required always
  nodeID 2 string required always
  topologyKeys 3 []string always optional list=atomic
  allocatable 4 storage.v1.VolumeNodeResources pointer optional
message CSINodeList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []storage.v1.CSINode required always
    : The objects of the list.
message CSINodeSpec
  drivers 1 []storage.v1.CSINodeDriver required always patch=merge:name list=map:name
message CSIStorageCapacity kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  nodeTopology 2 meta.v1.LabelSelector pointer optional
  storageClassName 3 string required always
  capacity 4 resource.Quantity pointer optional
  maximumVolumeSize 5 resource.Quantity pointer optional
message CSIStorageCapacityList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []storage.v1.CSIStorageCapacity required always
    : The objects of the list.
message StorageClass kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  provisioner 2 string required always
  parameters 3 map<string,string> optional
  reclaimPolicy 4 string pointer optional enum=core.v1.PersistentVolumeReclaimPolicy
  mountOptions 5 []string optional list=atomic
  allowVolumeExpansion 6 bool pointer optional
  volumeBindingMode 7 string pointer optional enum=storage.v1.VolumeBindingMode
  allowedTopologies 8 []core.v1.TopologySelectorTerm optional list=atomic
message StorageClassList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []storage.v1.StorageClass required always
    : The objects of the list.
message TokenRequest
  audience 1 string required always
  expirationSeconds 2 int64 pointer optional
message VolumeAttachment kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  spec 2 storage.v1.VolumeAttachmentSpec required always
    : What is desired.
  status 3 storage.v1.VolumeAttachmentStatus optional
    : What was observed last.
message VolumeAttachmentList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []storage.v1.VolumeAttachment required always
    : The objects of the list.
message VolumeAttachmentSource
  persistentVolumeName 1 string pointer optional
  inlineVolumeSpec 2 core.v1.PersistentVolumeSpec pointer optional
message VolumeAttachmentSpec
  attacher 1 string required always
  source 2 storage.v1.VolumeAttachmentSource required always
  nodeName 3 string required always
message VolumeAttachmentStatus
  attached 1 bool required always default=false
  attachmentMetadata 2 map<string,string> optional
  attachError 3 storage.v1.VolumeError pointer optional
  detachError 4 storage.v1.VolumeError pointer optional
message VolumeAttributesClass kind
  metadata 1 meta.v1.ObjectMeta optional
    : Name, labels and owners of the object.
  driverName 2 string required always
  parameters 3 map<string,string>
message VolumeAttributesClassList kind
  metadata 1 meta.v1.ListMeta optional
    : The version of the list and, for pages, the token of the next one.
  items 2 []storage.v1.VolumeAttributesClass required always
    : The objects of the list.
message VolumeError
  time 1 meta.v1.Time optional
  message 2 string optional
  errorCode 3 int32 pointer optional
message VolumeNodeResources
  count 1 int32 pointer optional
"""#
}
