"""Traditional characters → the simplified ones the rules are written in, one for one, so that offsets stay.

Only for matching: what is kept and shown is always the source. The table holds the characters that the rules
and the surnames use, not the whole script.
"""

from __future__ import annotations

from corpus.wording import late

_TRADITIONAL = (
    "報訊記員攝圖聞專欄電據網編輯責寫採實習見資駐漢頁號轉續農曆週禮點學現場觀遊參賽選隊園兒長題導評論時華會說們這為與來個國區縣鎮"
    "鄉灣東陳張劉黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸賈鄒龍賀顧龔萬錢嚴湯連紀塗顏駱歐諸從訪獲關發辦協單製畫僑際經濟門戶樓應對"
    "開閱讀輔視頻聯圓繼傳團動員醫護義務級藝術業産產項條參將後裡裏龐簡樂華韋閻齊魯寧賴嶽蔣蔡範鍾鄔關藍殷單於莊餘盧潘羅麗備稅廳"
    "尋領啟聲訃覆復佈價節預氣態權載廣閉郵鏈錄審檢總設執監統覽縮擊絡話熱線訂請無書違頂檔間創據紙數譯終類標寫"
)
_SIMPLIFIED = (
    "报讯记员摄图闻专栏电据网编辑责写采实习见资驻汉页号转续农历周礼点学现场观游参赛选队园儿长题导评论时华会说们这为与来个国区县镇"
    "乡湾东陈张刘黄赵吴孙马郑谢许韩冯邓萧叶苏吕卢钟谭陆贾邹龙贺顾龚万钱严汤连纪涂颜骆欧诸从访获关发办协单制画侨际经济门户楼应对"
    "开阅读辅视频联圆继传团动员医护义务级艺术业产产项条参将后里里庞简乐华韦阎齐鲁宁赖岳蒋蔡范钟邬关蓝殷单于庄余卢潘罗丽备税厅"
    "寻领启声讣复复布价节预气态权载广闭邮链录审检总设执监统览缩击络话热线订请无书违顶档间创据纸数译终类标写"
)
#: A page shows its script in so many characters: the look at all of them would cost as much as the layout.
TELLING = 4000
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_ANY = late("[" + "".join(t for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s) + "]")


def simplified(text: str) -> str:
    """The text with the table's traditional characters simplified; as long as it was.

    >>> simplified("本報訊 (記者葉沉舟)")
    '本报讯 (记者叶沉舟)'
    """
    return text.translate(_TABLE) if _ANY.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether the text holds any of the table's traditional characters."""
    return bool(_ANY.search(text))
