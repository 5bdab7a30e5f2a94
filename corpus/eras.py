"""The eras of emperors that papers date old things by → the years they mean: 道光廿一年 is 1841."""

from __future__ import annotations

# The first year of each. Months and days beside them are the moon's.
# 明天启 is written so that it is not 明天; 天启 alone would be looked for behind every 天.
_FIRST = {
    **{"洪武": 1368, "永乐": 1403, "宣德": 1426, "成化": 1465, "弘治": 1488, "正德": 1506, "嘉靖": 1522, "隆庆": 1567},
    **{"万历": 1573, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736, "嘉庆": 1796, "道光": 1821},
    **{"咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "明天启": 1621},
}
_TRADITIONAL = {
    **{"永樂": "永乐", "隆慶": "隆庆", "萬曆": "万历", "崇禎": "崇祯", "順治": "顺治", "嘉慶": "嘉庆", "咸豐": "咸丰"},
    **{"光緒": "光绪", "宣統": "宣统", "明天啟": "明天启"},
}
#: The first year of each era, by its name in either script.
ERAS = _FIRST | {name: _FIRST[simple] for name, simple in _TRADITIONAL.items()}
