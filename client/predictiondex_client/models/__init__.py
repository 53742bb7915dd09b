"""Contains all the data models used in inputs/outputs"""

from .about_out import AboutOut
from .alias import Alias
from .answered_out import AnsweredOut
from .avs_in import AvsIn
from .bars_out import BarsOut
from .best_answer_out import BestAnswerOut
from .best_move_in import BestMoveIn
from .best_move_out import BestMoveOut
from .bin_out import BinOut
from .both_remaining_hp_out import BothRemainingHpOut
from .bucket_out import BucketOut
from .calculated_damage_out import CalculatedDamageOut
from .category import Category
from .column_drift_out import ColumnDriftOut
from .combatant_in import CombatantIn
from .combatant_out import CombatantOut
from .conditions_in import ConditionsIn
from .contender_in import ContenderIn
from .contender_out import ContenderOut
from .counter_out import CounterOut
from .counters_in import CountersIn
from .counters_out import CountersOut
from .damage_in import DamageIn
from .damage_out import DamageOut
from .damage_range_out import DamageRangeOut
from .dependency_out import DependencyOut
from .dependency_state import DependencyState
from .difference_out import DifferenceOut
from .disagreement_out import DisagreementOut
from .drift_out import DriftOut
from .drift_page import DriftPage
from .drift_sample_out import DriftSampleOut
from .drift_verdict import DriftVerdict
from .duel_in import DuelIn
from .duel_out import DuelOut
from .duels_in import DuelsIn
from .duels_out import DuelsOut
from .effect_out import EffectOut
from .engine import Engine
from .explanation_out import ExplanationOut
from .fact import Fact
from .favourite_out import FavouriteOut
from .figure_out import FigureOut
from .finding_out import FindingOut
from .forecast_out import ForecastOut
from .form import Form
from .gap_out import GapOut
from .gender import Gender
from .grid_out import GridOut
from .headlines_out import HeadlinesOut
from .hear_model_event_body import HearModelEventBody
from .hits_out import HitsOut
from .hour_out import HourOut
from .ignored_out import IgnoredOut
from .input_error_out import InputErrorOut
from .interval_out import IntervalOut
from .ivs_in import IvsIn
from .judge import Judge
from .judge_out import JudgeOut
from .kept_prediction_out import KeptPredictionOut
from .lead_out import LeadOut
from .learn_method import LearnMethod
from .learnable_out import LearnableOut
from .learnable_page import LearnablePage
from .learnable_sort import LearnableSort
from .learner_out import LearnerOut
from .learner_page import LearnerPage
from .learner_sort import LearnerSort
from .line_out import LineOut
from .live_quality_out import LiveQualityOut
from .live_quality_page import LiveQualityPage
from .live_verdict import LiveVerdict
from .liveness_out import LivenessOut
from .losses_out import LossesOut
from .matchup_out import MatchupOut
from .matchups_out import MatchupsOut
from .member_out import MemberOut
from .method import Method
from .miss_out import MissOut
from .model_about_out import ModelAboutOut
from .model_check_out import ModelCheckOut
from .model_details_out import ModelDetailsOut
from .model_details_out_metrics import ModelDetailsOutMetrics
from .model_details_out_notes import ModelDetailsOutNotes
from .model_origin_out import ModelOriginOut
from .model_out import ModelOut
from .model_out_metrics import ModelOutMetrics
from .model_page import ModelPage
from .model_report_out import ModelReportOut
from .model_report_out_facts import ModelReportOutFacts
from .move_out import MoveOut
from .move_page import MovePage
from .move_sort import MoveSort
from .names_out import NamesOut
from .nature_out import NatureOut
from .nature_page import NaturePage
from .nature_sort import NatureSort
from .origin_out import OriginOut
from .origin_out_releases import OriginOutReleases
from .out_of_domain_out import OutOfDomainOut
from .outcome_in import OutcomeIn
from .outcome_out import OutcomeOut
from .pair_in import PairIn
from .place import Place
from .pokedex_about_out import PokedexAboutOut
from .pokemon_out import PokemonOut
from .pokemon_page import PokemonPage
from .pokemon_sort import PokemonSort
from .problem_out import ProblemOut
from .promotion_in import PromotionIn
from .promotion_kind import PromotionKind
from .promotion_out import PromotionOut
from .promotion_out_figures import PromotionOutFigures
from .promotion_page import PromotionPage
from .ranked_move_out import RankedMoveOut
from .readiness_out import ReadinessOut
from .readiness_status import ReadinessStatus
from .reason_out import ReasonOut
from .rejected_move_out import RejectedMoveOut
from .remaining_hp_out import RemainingHpOut
from .rollback_in import RollbackIn
from .scenario import Scenario
from .section_out import SectionOut
from .set_in import SetIn
from .set_out import SetOut
from .set_text_in import SetTextIn
from .set_text_out import SetTextOut
from .sets_in import SetsIn
from .sets_out import SetsOut
from .shadow_out import ShadowOut
from .share_interval_out import ShareIntervalOut
from .shift import Shift
from .showdown_combatant_in import ShowdownCombatantIn
from .showdown_contender_in import ShowdownContenderIn
from .showdown_pokemon_in import ShowdownPokemonIn
from .showdown_team_in import ShowdownTeamIn
from .simulation_in import SimulationIn
from .simulation_out import SimulationOut
from .stat import Stat
from .stats_out import StatsOut
from .strike_out import StrikeOut
from .table_out import TableOut
from .team_matchup_in import TeamMatchupIn
from .team_matchup_out import TeamMatchupOut
from .traffic_out import TrafficOut
from .trained_pokemon_in import TrainedPokemonIn
from .trained_pokemon_out import TrainedPokemonOut
from .turns_out import TurnsOut
from .type_chart_out import TypeChartOut
from .type_chart_row import TypeChartRow
from .type_chart_rows import TypeChartRows
from .type_details_out import TypeDetailsOut
from .type_out import TypeOut
from .type_page import TypePage
from .type_sort import TypeSort
from .verdict_out import VerdictOut
from .way_out import WayOut
from .weakness_multipliers import WeaknessMultipliers
from .weaknesses_out import WeaknessesOut
from .winner import Winner

__all__ = (
    "AboutOut",
    "Alias",
    "AnsweredOut",
    "AvsIn",
    "BarsOut",
    "BestAnswerOut",
    "BestMoveIn",
    "BestMoveOut",
    "BinOut",
    "BothRemainingHpOut",
    "BucketOut",
    "CalculatedDamageOut",
    "Category",
    "ColumnDriftOut",
    "CombatantIn",
    "CombatantOut",
    "ConditionsIn",
    "ContenderIn",
    "ContenderOut",
    "CounterOut",
    "CountersIn",
    "CountersOut",
    "DamageIn",
    "DamageOut",
    "DamageRangeOut",
    "DependencyOut",
    "DependencyState",
    "DifferenceOut",
    "DisagreementOut",
    "DriftOut",
    "DriftPage",
    "DriftSampleOut",
    "DriftVerdict",
    "DuelIn",
    "DuelOut",
    "DuelsIn",
    "DuelsOut",
    "EffectOut",
    "Engine",
    "ExplanationOut",
    "Fact",
    "FavouriteOut",
    "FigureOut",
    "FindingOut",
    "ForecastOut",
    "Form",
    "GapOut",
    "Gender",
    "GridOut",
    "HeadlinesOut",
    "HearModelEventBody",
    "HitsOut",
    "HourOut",
    "IgnoredOut",
    "InputErrorOut",
    "IntervalOut",
    "IvsIn",
    "Judge",
    "JudgeOut",
    "KeptPredictionOut",
    "LeadOut",
    "LearnMethod",
    "LearnableOut",
    "LearnablePage",
    "LearnableSort",
    "LearnerOut",
    "LearnerPage",
    "LearnerSort",
    "LineOut",
    "LiveQualityOut",
    "LiveQualityPage",
    "LiveVerdict",
    "LivenessOut",
    "LossesOut",
    "MatchupOut",
    "MatchupsOut",
    "MemberOut",
    "Method",
    "MissOut",
    "ModelAboutOut",
    "ModelCheckOut",
    "ModelDetailsOut",
    "ModelDetailsOutMetrics",
    "ModelDetailsOutNotes",
    "ModelOriginOut",
    "ModelOut",
    "ModelOutMetrics",
    "ModelPage",
    "ModelReportOut",
    "ModelReportOutFacts",
    "MoveOut",
    "MovePage",
    "MoveSort",
    "NamesOut",
    "NatureOut",
    "NaturePage",
    "NatureSort",
    "OriginOut",
    "OriginOutReleases",
    "OutOfDomainOut",
    "OutcomeIn",
    "OutcomeOut",
    "PairIn",
    "Place",
    "PokedexAboutOut",
    "PokemonOut",
    "PokemonPage",
    "PokemonSort",
    "ProblemOut",
    "PromotionIn",
    "PromotionKind",
    "PromotionOut",
    "PromotionOutFigures",
    "PromotionPage",
    "RankedMoveOut",
    "ReadinessOut",
    "ReadinessStatus",
    "ReasonOut",
    "RejectedMoveOut",
    "RemainingHpOut",
    "RollbackIn",
    "Scenario",
    "SectionOut",
    "SetIn",
    "SetOut",
    "SetTextIn",
    "SetTextOut",
    "SetsIn",
    "SetsOut",
    "ShadowOut",
    "ShareIntervalOut",
    "Shift",
    "ShowdownCombatantIn",
    "ShowdownContenderIn",
    "ShowdownPokemonIn",
    "ShowdownTeamIn",
    "SimulationIn",
    "SimulationOut",
    "Stat",
    "StatsOut",
    "StrikeOut",
    "TableOut",
    "TeamMatchupIn",
    "TeamMatchupOut",
    "TrafficOut",
    "TrainedPokemonIn",
    "TrainedPokemonOut",
    "TurnsOut",
    "TypeChartOut",
    "TypeChartRow",
    "TypeChartRows",
    "TypeDetailsOut",
    "TypeOut",
    "TypePage",
    "TypeSort",
    "VerdictOut",
    "WayOut",
    "WeaknessMultipliers",
    "WeaknessesOut",
    "Winner",
)
