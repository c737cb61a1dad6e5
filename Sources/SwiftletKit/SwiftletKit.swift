/// What an operator is written with: objects and their kinds (`ObjectModel`), clients (`APIClient`), caches, queues and
/// loops (`ControllerRuntime`), and plans of writes (`WorkloadPlans`). `docs/swiftlet-kit.md` leads through it.
@_exported import APIClient
@_exported import ControllerRuntime
@_exported import ObjectModel
@_exported import WorkloadPlans
