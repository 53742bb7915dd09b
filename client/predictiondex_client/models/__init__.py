"""Contains all the data models used in inputs/outputs"""

from .avs_in import AvsIn
from .best_answer_out import BestAnswerOut
from .best_move_in import BestMoveIn
from .best_move_out import BestMoveOut
from .category import Category
from .combatant_in import CombatantIn
from .combatant_out import CombatantOut
from .contender_in import ContenderIn
from .contender_out import ContenderOut
from .counter_out import CounterOut
from .counters_in import CountersIn
from .counters_out import CountersOut
from .damage_out import DamageOut
from .dependency_out import DependencyOut
from .dependency_out_state import DependencyOutState
from .duel_in import DuelIn
from .duel_out import DuelOut
from .duels_in import DuelsIn
from .duels_out import DuelsOut
from .effect_out import EffectOut
from .forecast_out import ForecastOut
from .form import Form
from .input_error_out import InputErrorOut
from .interval_out import IntervalOut
from .ivs_in import IvsIn
from .lead_out import LeadOut
from .learn_method import LearnMethod
from .learnable_out import LearnableOut
from .learnable_page import LearnablePage
from .learner_out import LearnerOut
from .learner_page import LearnerPage
from .list_learners_sort_type_0 import ListLearnersSortType0
from .list_moves_of_pokemon_sort_type_0 import ListMovesOfPokemonSortType0
from .list_moves_sort_type_0 import ListMovesSortType0
from .list_natures_sort_type_0 import ListNaturesSortType0
from .list_pokemon_sort_type_0 import ListPokemonSortType0
from .list_types_sort_type_0 import ListTypesSortType0
from .liveness_out import LivenessOut
from .matchup_out import MatchupOut
from .matchups_out import MatchupsOut
from .member_out import MemberOut
from .method import Method
from .move_out import MoveOut
from .move_page import MovePage
from .names_out import NamesOut
from .nature_out import NatureOut
from .nature_page import NaturePage
from .pair_in import PairIn
from .pokemon_out import PokemonOut
from .pokemon_page import PokemonPage
from .prediction_out import PredictionOut
from .problem_out import ProblemOut
from .ranked_move_out import RankedMoveOut
from .readiness_out import ReadinessOut
from .readiness_out_status import ReadinessOutStatus
from .rejected_move_out import RejectedMoveOut
from .scenario import Scenario
from .stat import Stat
from .stats_out import StatsOut
from .strike_out import StrikeOut
from .team_matchup_in import TeamMatchupIn
from .team_matchup_out import TeamMatchupOut
from .type_chart_out import TypeChartOut
from .type_chart_out_multipliers import TypeChartOutMultipliers
from .type_chart_out_multipliers_additional_property import TypeChartOutMultipliersAdditionalProperty
from .type_details_out import TypeDetailsOut
from .type_out import TypeOut
from .type_page import TypePage
from .way_out import WayOut
from .weaknesses_out import WeaknessesOut
from .weaknesses_out_multipliers import WeaknessesOutMultipliers

__all__ = (
    "AvsIn",
    "BestAnswerOut",
    "BestMoveIn",
    "BestMoveOut",
    "Category",
    "CombatantIn",
    "CombatantOut",
    "ContenderIn",
    "ContenderOut",
    "CounterOut",
    "CountersIn",
    "CountersOut",
    "DamageOut",
    "DependencyOut",
    "DependencyOutState",
    "DuelIn",
    "DuelOut",
    "DuelsIn",
    "DuelsOut",
    "EffectOut",
    "ForecastOut",
    "Form",
    "InputErrorOut",
    "IntervalOut",
    "IvsIn",
    "LeadOut",
    "LearnMethod",
    "LearnableOut",
    "LearnablePage",
    "LearnerOut",
    "LearnerPage",
    "ListLearnersSortType0",
    "ListMovesOfPokemonSortType0",
    "ListMovesSortType0",
    "ListNaturesSortType0",
    "ListPokemonSortType0",
    "ListTypesSortType0",
    "LivenessOut",
    "MatchupOut",
    "MatchupsOut",
    "MemberOut",
    "Method",
    "MoveOut",
    "MovePage",
    "NamesOut",
    "NatureOut",
    "NaturePage",
    "PairIn",
    "PokemonOut",
    "PokemonPage",
    "PredictionOut",
    "ProblemOut",
    "RankedMoveOut",
    "ReadinessOut",
    "ReadinessOutStatus",
    "RejectedMoveOut",
    "Scenario",
    "Stat",
    "StatsOut",
    "StrikeOut",
    "TeamMatchupIn",
    "TeamMatchupOut",
    "TypeChartOut",
    "TypeChartOutMultipliers",
    "TypeChartOutMultipliersAdditionalProperty",
    "TypeDetailsOut",
    "TypeOut",
    "TypePage",
    "WayOut",
    "WeaknessesOut",
    "WeaknessesOutMultipliers",
)
